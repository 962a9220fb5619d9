package dev.stagedoor.event.erasure;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.invitation.Invitations;
import dev.stagedoor.event.invitation.model.Invitation;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All that this service knows of a user. */
@Component
public class ExportEvents {
    /** Events read at once. */
    private static final int CHUNK = 250;

    private final UserReferences references;
    private final FindEvents find;
    private final Invitations invitations;

    ExportEvents(UserReferences references, FindEvents find, Invitations invitations) {
        this.references = references;
        this.find = find;
        this.invitations = invitations;
    }

    /** Every event of an organizer, drafts and private ones too, oldest first. */
    public Flux<EventView> organized(UUID userId) {
        return all(after -> references.organized(userId, after, CHUNK))
                .concatMap(ids -> find.all(ids).flatMapIterable(Function.identity()));
    }

    /** Every event at whose door the user works. */
    public Flux<UUID> atTheDoor(UUID userId) {
        return all(after -> references.atTheDoor(userId, after, CHUNK)).concatMapIterable(Function.identity());
    }

    /** Every invitation of the user. */
    public Flux<Invitation> invitations(UUID userId) {
        return invitations.ofInvitee(userId);
    }

    private static Flux<List<UUID>> all(Function<UUID, Mono<List<UUID>>> next) {
        return next.apply(UserReferences.START)
                .expand(ids -> ids.size() < CHUNK ? Mono.empty() : next.apply(ids.getLast()));
    }
}
