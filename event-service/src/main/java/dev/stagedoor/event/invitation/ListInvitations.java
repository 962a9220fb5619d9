package dev.stagedoor.event.invitation;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.invitation.Invitations.Named;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationRules;
import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.event.invitation.model.Refusal;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is invited, for organizers; to what, for invitees. */
@Component
public class ListInvitations {
    private final Invitations invitations;
    private final Events events;
    private final FindEvents find;

    ListInvitations(Invitations invitations, Events events, FindEvents find) {
        this.invitations = invitations;
        this.events = events;
        this.find = find;
    }

    /** What an organizer sees. */
    public sealed interface OfEvent {
        record Found(Page<Named> page) implements OfEvent {}

        record Refused(Refusal refusal) implements OfEvent {}
    }

    /** An invitation with its event. */
    public record Mine(Invitation invitation, EventView event) {}

    public Mono<OfEvent> ofEvent(UUID eventId, UUID userId, @Nullable InvitationState state, PageRequest page) {
        return events.find(List.of(eventId)).flatMap(found -> {
            Refusal refusal = found.isEmpty()
                    ? new Refusal.NoSuchEvent()
                    : InvitationRules.refusalToRead(found.getFirst(), userId).orElse(null);
            return refusal == null
                    ? invitations.ofEvent(eventId, state, page).map(OfEvent.Found::new)
                    : Mono.<OfEvent>just(new OfEvent.Refused(refusal));
        });
    }

    public Mono<Page<Mine>> mine(UUID userId, @Nullable InvitationState state, PageRequest page) {
        return invitations
                .ofInvitee(userId, state, page)
                .flatMap(found -> withEvents(found.items()).map(items -> Page.of(items, page, found.total())));
    }

    /** The invitation with its event, for an answer. */
    public Mono<Mine> withEvent(Invitation invitation) {
        return withEvents(List.of(invitation))
                .flatMapIterable(Function.identity())
                .next();
    }

    /** Without those whose event is being deleted at this moment. */
    private Mono<List<Mine>> withEvents(List<Invitation> found) {
        return find.all(found.stream().map(Invitation::eventId).toList()).map(views -> {
            Map<UUID, EventView> byId =
                    views.stream().collect(Collectors.toMap(view -> view.event().id(), Function.identity()));
            return found.stream()
                    .filter(invitation -> byId.containsKey(invitation.eventId()))
                    .map(invitation -> new Mine(invitation, requireNonNull(byId.get(invitation.eventId()))))
                    .toList();
        });
    }
}
