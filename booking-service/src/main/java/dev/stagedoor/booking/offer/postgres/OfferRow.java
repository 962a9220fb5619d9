package dev.stagedoor.booking.offer.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.TicketOffer;
import dev.stagedoor.booking.offer.model.Visibility;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One ticket type with the event it belongs to; the ticket is null for an event without any. */
record OfferRow(Offer event, @Nullable TicketOffer ticket) {

    static OfferRow of(Readable row) {
        Long until = row.get("cancel_until_seconds", Long.class);
        return new OfferRow(
                new Offer(
                        requireNonNull(row.get("event_id", UUID.class)),
                        requireNonNull(row.get("organizer_id", UUID.class)),
                        requireNonNull(row.get("revision", Long.class)),
                        requireNonNull(row.get("starts_at", Instant.class)),
                        new CancellationRule(
                                until == null ? null : Duration.ofSeconds(until),
                                requireNonNull(row.get("cancel_fee_percent", Integer.class))),
                        visibility(row.get("visibility", String.class)),
                        row.get("spot", String.class),
                        row.get("called_off_at", Instant.class),
                        List.of()),
                ticket(row));
    }

    /** Of what the version before kept nobody knows more than that it could be booked by all. */
    private static Visibility visibility(@Nullable String told) {
        return told == null ? Visibility.PUBLIC : Visibility.of(told);
    }

    private static @Nullable TicketOffer ticket(Readable row) {
        UUID id = row.get("id", UUID.class);
        return id == null
                ? null
                : new TicketOffer(
                        id,
                        new Money(
                                requireNonNull(row.get("price_amount", Long.class)),
                                requireNonNull(row.get("currency", String.class))),
                        row.get("sales_start", Instant.class),
                        row.get("sales_end", Instant.class),
                        requireNonNull(row.get("max_per_booking", Integer.class)),
                        requireNonNull(row.get("pool_open", Boolean.class)),
                        requireNonNull(row.get("suspended", Boolean.class)),
                        slot(row));
    }

    private static TicketOffer.@Nullable Slot slot(Readable row) {
        Instant start = row.get("slot_start", Instant.class);
        return start == null ? null : new TicketOffer.Slot(start, requireNonNull(row.get("slot_end", Instant.class)));
    }

    static Offer offer(List<OfferRow> rows) {
        Offer event = rows.getFirst().event();
        return new Offer(
                event.eventId(),
                event.organizerId(),
                event.revision(),
                event.startsAt(),
                event.cancellation(),
                event.visibility(),
                event.spot(),
                event.calledOffAt(),
                rows.stream().map(OfferRow::ticket).filter(Objects::nonNull).toList());
    }
}
