package dev.stagedoor.event.invitation;

import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.invitation.model.AnswerOutcome;
import dev.stagedoor.event.invitation.model.AnswerOutcome.Answered;
import dev.stagedoor.event.invitation.model.AnswerOutcome.NoSuchInvitation;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An invitee accepts or declines; their mind may change until the event begins. */
@Component
public class AnswerInvitation {
    private final Invitations invitations;
    private final Events events;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AnswerInvitation(Invitations invitations, Events events, TransactionalOperator transaction, Clock clock) {
        this.invitations = invitations;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<AnswerOutcome> answer(UUID id, UUID userId, InvitationState answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return invitations
                .lock(id)
                .flatMap(invitation -> events.find(List.of(invitation.eventId()))
                        .flatMapIterable(Function.identity())
                        .next()
                        .map(event -> invitation.answer(answer, userId, event, now))
                        .flatMap(outcome -> storeIfChanged(invitation, outcome)))
                .as(transaction::transactional)
                .defaultIfEmpty(new NoSuchInvitation());
    }

    private Mono<AnswerOutcome> storeIfChanged(Invitation before, AnswerOutcome outcome) {
        return outcome instanceof Answered(Invitation after) && !after.equals(before)
                ? invitations.answer(after).thenReturn(outcome)
                : Mono.just(outcome);
    }
}
