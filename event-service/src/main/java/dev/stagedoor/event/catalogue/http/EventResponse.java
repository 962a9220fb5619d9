package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Cancellation;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Visibility;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is answered.
 *
 * @param startsAt with the offset of the event's time zone
 * @param endsAt with the offset of the event's time zone
 * @param totalCapacity seats for sale and issued tickets
 * @param quantityIssued bearer tickets besides the seats for sale
 * @param cancelledAt null: it takes place
 * @param cancelReason the organizer's own words
 * @param spot the name of the spot that it is; null: it is none
 */
public record EventResponse(
        UUID id,
        UUID organizerId,
        String name,
        @Nullable String description,
        @Nullable String category,
        @Nullable String location,
        boolean online,
        @Nullable String url,
        List<String> topics,
        String timezone,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        EventStatus status,
        Visibility visibility,
        int totalCapacity,
        int quantityAvailable,
        int quantityIssued,
        List<TicketTypeResponse> ticketTypes,
        @Nullable CancellationResponse cancellation,
        Instant createdAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        @Nullable String spot) {

    /** Until when attendees may cancel; {@code until} is an ISO 8601 duration before the start. */
    public record CancellationResponse(String until, int feePercent) {
        static @Nullable CancellationResponse of(@Nullable Cancellation cancellation) {
            return cancellation == null
                    ? null
                    : new CancellationResponse(cancellation.until().toString(), cancellation.feePercent());
        }
    }

    public static EventResponse of(EventView view, Instant now) {
        Event event = view.event();
        EventDetails details = event.details();
        ZoneId zone = details.timezone();
        CalledOff calledOff = event.calledOff();
        return new EventResponse(
                event.id(),
                event.organizerId(),
                details.name(),
                details.description(),
                details.category(),
                details.location(),
                details.online(),
                details.url(),
                details.topics(),
                zone.getId(),
                details.startsAt().atZone(zone).toOffsetDateTime(),
                details.endsAt().atZone(zone).toOffsetDateTime(),
                EventStatus.of(view, now),
                details.visibility(),
                view.totalCapacity(),
                view.quantityAvailable(),
                view.quantityIssued(),
                TicketTypeResponse.all(view),
                CancellationResponse.of(details.cancellation()),
                event.createdAt(),
                calledOff == null ? null : calledOff.at(),
                calledOff == null ? null : calledOff.reason(),
                event.spot());
    }
}
