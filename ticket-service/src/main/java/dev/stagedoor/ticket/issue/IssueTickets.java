package dev.stagedoor.ticket.issue;

import dev.stagedoor.ticket.issue.KeptAnswers.Kept;
import dev.stagedoor.ticket.issue.model.IssueRules;
import dev.stagedoor.ticket.issue.model.Verdict;
import dev.stagedoor.ticket.pool.Races;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Issues bearer tickets to an organizer who asks for them: all of them, in one transaction, once per key. */
@Component
public class IssueTickets {
    private final BearerTickets tickets;
    private final KeptAnswers answers;
    private final TicketChunks chunks;
    private final Races races;
    private final TransactionalOperator transaction;
    private final IssueMetrics metrics;

    IssueTickets(
            BearerTickets tickets,
            KeptAnswers answers,
            TicketChunks chunks,
            Races races,
            TransactionalOperator transaction,
            IssueMetrics metrics) {
        this.tickets = tickets;
        this.answers = answers;
        this.chunks = chunks;
        this.races = races;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /** Emits the outcome when it is committed. */
    public Mono<Issued> issue(IssueOrder order) {
        return races.retry(Mono.defer(() -> transaction.transactional(known(order)
                .switchIfEmpty(Mono.defer(() -> tickets.issuer(order.eventId())
                        .map(event -> IssueRules.decide(event, order.userId(), order.quantity(), order.ticketTypeId()))
                        .flatMap(verdict -> act(order, verdict))
                        .switchIfEmpty(Mono.fromSupplier(Issued.NoSuchEvent::new)))))));
    }

    private Mono<Issued> known(IssueOrder order) {
        return order.key() == null
                ? Mono.empty()
                : answers.find(order.userId(), order.key()).map(kept -> repeat(order, kept));
    }

    private static Issued repeat(IssueOrder order, Kept kept) {
        return kept.hash().equals(order.hash()) ? kept.answer() : new Issued.KeyReused();
    }

    private Mono<Issued> act(IssueOrder order, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> takeKey(order, allowed.ticketTypeId());
            case Verdict.Refusal refusal -> Mono.just(new Issued.Refused(refusal));
        };
    }

    private Mono<Issued> takeKey(IssueOrder order, UUID type) {
        String key = order.key();
        if (key == null) {
            return issue(order, type).map(done -> done);
        }
        return answers.take(order, key, chunks.now())
                .flatMap(free -> free
                        ? issue(order, type)
                                .flatMap(done ->
                                        answers.keep(order.userId(), key, done).thenReturn((Issued) done))
                        : known(order));
    }

    private Mono<Issued.Done> issue(IssueOrder order, UUID type) {
        return chunks.issue(order.eventId(), type, order.quantity(), 0)
                .map(counted -> new Issued.Done(order.eventId(), type, order.quantity(), counted.valid()))
                .doOnNext(done -> metrics.issued(done.quantity()));
    }
}
