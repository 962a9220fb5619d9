package dev.stagedoor.booking.offer;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who is invited to which event. */
public interface GuestLists {

    /** Whether the user is invited, whatever they answered. */
    Mono<Boolean> includes(UUID eventId, UUID userId);

    /** Keeps those that are not known, but for users whose account was deleted. */
    Mono<Void> keep(List<Invitation> invitations);

    /** Forgets invitations; of some of them nothing may ever have been known. */
    Mono<Void> withdraw(Collection<UUID> ids);

    /** Notes that events are private, where their snapshots did not tell. */
    Mono<Void> close(Collection<UUID> eventIds);

    /** Somebody is on the guest list of an event. */
    record Invitation(UUID id, UUID eventId, UUID userId) {}
}
