package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the catalogue.
 *
 * @param revision grows by one with each stored change
 * @param publishedAt null: a draft
 */
public record Event(
        UUID id,
        UUID organizerId,
        long revision,
        EventDetails details,
        List<TicketType> ticketTypes,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    public boolean isPublished() {
        return publishedAt != null;
    }

    public boolean belongsTo(@Nullable UUID userId) {
        return organizerId.equals(userId);
    }

    /** Drafts and private events exist for their organizer only. */
    public boolean visibleTo(@Nullable UUID userId) {
        return belongsTo(userId) || isPublished() && details.visibility() == Visibility.PUBLIC;
    }

    public int totalCapacity() {
        return ticketTypes.stream().mapToInt(TicketType::capacity).sum();
    }

    public Event withTicketTypes(List<TicketType> newTicketTypes) {
        return with(details, newTicketTypes);
    }

    Event with(EventDetails newDetails, List<TicketType> newTicketTypes) {
        return new Event(id, organizerId, revision, newDetails, newTicketTypes, createdAt, publishedAt);
    }

    Event publishedAt(Instant moment) {
        return new Event(id, organizerId, revision, details, ticketTypes, createdAt, moment);
    }

    Event withRevision(long newRevision) {
        return new Event(id, organizerId, newRevision, details, ticketTypes, createdAt, publishedAt);
    }
}
