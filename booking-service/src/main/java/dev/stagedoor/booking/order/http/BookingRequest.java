package dev.stagedoor.booking.order.http;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.WantedItem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** Body of {@code POST /api/bookings}. Items of the same ticket type are one item. */
record BookingRequest(
        @NotNull(message = "is missing") UUID eventId,

        @NotNull(message = "is missing")
        @Size(min = 1, max = MAX_ITEMS, message = "must have 1 to " + MAX_ITEMS + " entries")
        List<@NotNull(message = "is missing") @Valid Item> items) {

    /** More than any event has ticket types. */
    static final int MAX_ITEMS = 50;

    /** More than any event lets one booking take; what it lets is its own rule. */
    static final int MAX_QUANTITY = 10_000;

    @Schema(name = "BookingRequestItem")
    record Item(
            @NotNull(message = "is missing") UUID ticketTypeId,

            @NotNull(message = "is missing")
            @Min(value = 1, message = "must be at least 1")
            @Max(value = MAX_QUANTITY, message = "must be at most " + MAX_QUANTITY)
            Integer quantity) {}

    UUID event() {
        return requireNonNull(eventId);
    }

    /** The items, each ticket type once, in one order whatever the order of the body. */
    List<WantedItem> wanted() {
        TreeMap<UUID, Integer> quantities = new TreeMap<>();
        requireNonNull(items).forEach(item -> {
            Item given = requireNonNull(item);
            quantities.merge(requireNonNull(given.ticketTypeId), requireNonNull(given.quantity), Integer::sum);
        });
        return quantities.entrySet().stream()
                .map(entry -> new WantedItem(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Which entry of the body names a ticket type. */
    int indexOf(UUID ticketTypeId) {
        return requireNonNull(items).stream()
                .map(item -> requireNonNull(item).ticketTypeId)
                .toList()
                .indexOf(ticketTypeId);
    }

    /** The same for bodies that ask for the same. */
    String hash() {
        StringBuilder text = new StringBuilder().append(event());
        wanted().forEach(item ->
                text.append(' ').append(item.ticketTypeId()).append('=').append(item.quantity()));
        return DigestUtils.sha256Hex(text.toString());
    }
}
