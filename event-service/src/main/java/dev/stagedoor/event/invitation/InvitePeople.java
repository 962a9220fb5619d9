package dev.stagedoor.event.invitation;

import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.directory.Directory;
import dev.stagedoor.event.invitation.model.InvitationPlan;
import dev.stagedoor.event.invitation.model.InvitationPlan.Entry;
import dev.stagedoor.event.invitation.model.InvitationPlan.Known;
import dev.stagedoor.event.invitation.model.InvitationRules;
import dev.stagedoor.event.invitation.model.Refusal;
import dev.stagedoor.event.invitation.model.Wanted;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * An organizer invites people: with the event locked and the directory at a standstill, so that nobody is invited twice,
 * and no address waits for somebody who has just confirmed it.
 */
@Component
public class InvitePeople {
    private final Events events;
    private final Directory directory;
    private final Invitations invitations;
    private final TransactionalOperator transaction;
    private final IdSource ids;
    private final Clock clock;

    InvitePeople(
            Events events,
            Directory directory,
            Invitations invitations,
            TransactionalOperator transaction,
            IdSource ids,
            Clock clock) {
        this.events = events;
        this.directory = directory;
        this.invitations = invitations;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Done(List<Entry> entries) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /**
     * Invites those of {@code wanted} who are not.
     *
     * @param inviter the caller's name, for the mail
     */
    public Mono<Outcome> invite(UUID eventId, UUID userId, String inviter, Wanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return events.lock(List.of(eventId))
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return refused(new Refusal.NoSuchEvent());
                    }
                    Event event = found.getFirst();
                    return InvitationRules.refusalToInvite(event, userId, now)
                            .map(InvitePeople::refused)
                            .orElseGet(() -> known(event, wanted)
                                    .map(known -> InvitationPlan.of(event, wanted, known, ids::next, now))
                                    .flatMap(plan -> store(event, inviter, plan)));
                })
                .as(transaction::transactional);
    }

    private Mono<Known> known(Event event, Wanted wanted) {
        return directory
                .standStill()
                .then(Mono.defer(() ->
                        Mono.zip(directory.byUsername(wanted.usernameKeys()), directory.byEmail(wanted.emailKeys()))))
                .flatMap(accounts -> {
                    Map<String, UUID> byUsername = accounts.getT1();
                    Map<String, UUID> byEmail = accounts.getT2();
                    List<UUID> all = Stream.concat(byUsername.values().stream(), byEmail.values().stream())
                            .toList();
                    return invitations
                            .existing(event.id(), all, wanted)
                            .map(existing -> new Known(byUsername, byEmail, existing));
                });
    }

    private Mono<Outcome> store(Event event, String inviter, InvitationPlan plan) {
        if (plan.added().isEmpty()) {
            return Mono.just(new Outcome.Done(plan.entries()));
        }
        return invitations
                .count(event.id())
                .flatMap(count -> count + plan.added().size() > InvitationRules.MAX_PER_EVENT
                        ? refused(new Refusal.TooMany())
                        : invitations.add(plan.added(), inviter).thenReturn(new Outcome.Done(plan.entries())));
    }

    private static Mono<Outcome> refused(Refusal refusal) {
        return Mono.just(new Outcome.Refused(refusal));
    }
}
