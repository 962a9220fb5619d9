package dev.stagedoor.ticket.paper.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is printed.
 *
 * @param id a secret: who knows it may enter
 * @param isVoid it admits nobody
 * @param spot whether it is a spot's: then its QR code redeems it in any browser
 * @param typeName null where no version has told yet
 * @param when null where no version has told yet
 */
public record PrintableTicket(
        UUID id,
        UUID eventId,
        boolean isVoid,
        boolean spot,
        String eventName,
        @Nullable String location,
        @Nullable String typeName,
        @Nullable Period when) {
    /** Without the id, for logs. */
    @Override
    public String toString() {
        return "PrintableTicket[" + eventId + "]";
    }
}
