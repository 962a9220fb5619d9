package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the catalogue.
 *
 * @param revision grows by one with each stored change
 * @param doorStaff who may redeem its tickets besides the organizer; null: whoever has the ticket's id
 * @param spot the name under which guests reserve its slots; null: it is no spot
 * @param publishedAt null: a draft
 * @param calledOff null: it takes place
 */
public record Event(
        UUID id,
        UUID organizerId,
        long revision,
        EventDetails details,
        List<TicketType> ticketTypes,
        @Nullable List<UUID> doorStaff,
        @Nullable String spot,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable CalledOff calledOff) {

    static Event draft(
            UUID id, UUID organizerId, EventDetails details, List<TicketType> ticketTypes, Instant createdAt) {
        return new Event(id, organizerId, 1, details, ticketTypes, null, null, createdAt, null, null);
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public boolean isCalledOff() {
        return calledOff != null;
    }

    /** Whether it is over: it is from the moment of its end. */
    public boolean isOver(Instant now) {
        return !details.endsAt().isAfter(now);
    }

    public boolean belongsTo(@Nullable UUID userId) {
        return organizerId.equals(userId);
    }

    /**
     * Whether anything but an invitation lets the user know of it: drafts exist for their organizer only, private events
     * for those besides whom {@link #isForGuests} lets in.
     *
     * @param userId null: anybody
     */
    public boolean mayBeSeenBy(@Nullable UUID userId) {
        return belongsTo(userId) || mayBeSeenByAll();
    }

    public boolean mayBeSeenByAll() {
        return isPublished() && details.visibility() == Visibility.PUBLIC;
    }

    /** Whether those who are invited may know of it too. */
    public boolean isForGuests() {
        return isPublished() && details.visibility() == Visibility.PRIVATE;
    }

    /** Seats for sale, those that were sold included. */
    public int capacity() {
        return ticketTypes.stream().mapToInt(TicketType::capacity).sum();
    }

    public Event withTicketTypes(List<TicketType> newTypes) {
        return with(details, newTypes);
    }

    Event with(EventDetails newDetails, List<TicketType> newTypes) {
        return new Event(
                id, organizerId, revision, newDetails, newTypes, doorStaff, spot, createdAt, publishedAt, calledOff);
    }

    Event publishedAt(Instant moment) {
        return new Event(
                id, organizerId, revision, details, ticketTypes, doorStaff, spot, createdAt, moment, calledOff);
    }

    Event calledOff(CalledOff cancelled) {
        return new Event(
                id, organizerId, revision, details, ticketTypes, doorStaff, spot, createdAt, publishedAt, cancelled);
    }

    Event withDoorStaff(@Nullable List<UUID> staff) {
        return new Event(
                id, organizerId, revision, details, ticketTypes, staff, spot, createdAt, publishedAt, calledOff);
    }

    Event named(String newSpot) {
        return new Event(
                id, organizerId, revision, details, ticketTypes, doorStaff, newSpot, createdAt, publishedAt, calledOff);
    }

    Event of(UUID newOrganizer) {
        return new Event(
                id, newOrganizer, revision, details, ticketTypes, doorStaff, spot, createdAt, publishedAt, calledOff);
    }

    Event withRevision(long newRevision) {
        return new Event(
                id, organizerId, newRevision, details, ticketTypes, doorStaff, spot, createdAt, publishedAt, calledOff);
    }
}
