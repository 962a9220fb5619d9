package dev.stagedoor.event.invitation;

import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.event.invitation.model.Wanted;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The invitations to all events. */
public interface Invitations {

    /** An invitation and the name of who is invited; null where only an address is known. */
    record Named(Invitation invitation, @Nullable String username) {}

    /** Those of the event that have one of these accounts or one of the addresses of {@code wanted}. */
    Mono<List<Invitation>> existing(UUID eventId, Collection<UUID> invitees, Wanted wanted);

    /** How many there are of the event. */
    Mono<Long> count(UUID eventId);

    /** Stores new ones and the messages that tell of them, in the caller's transaction. */
    Mono<Void> add(List<Invitation> invitations, String inviter);

    /** The invitation, which nobody else can change until the caller's transaction ends. */
    Mono<Invitation> lock(UUID id);

    /** Stores the answer of one that is locked. */
    Mono<Void> answer(Invitation invitation);

    /**
     * Removes it where the event is of this organizer and tells of it, in the caller's transaction. Emits whether it did.
     */
    Mono<Boolean> withdraw(UUID id, UUID organizerId);

    /** Those of an event, oldest first; {@code state} null: of any. */
    Mono<Page<Named>> ofEvent(UUID eventId, @Nullable InvitationState state, PageRequest page);

    /** Those of a user, newest first; {@code state} null: of any. */
    Mono<Page<Invitation>> ofInvitee(UUID userId, @Nullable InvitationState state, PageRequest page);

    /** All of a user. */
    Flux<Invitation> ofInvitee(UUID userId);
}
