package dev.stagedoor.ticket.erasure;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.contracts.account.AccountMessage;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases deleted accounts, each with a receipt in the transaction in which nothing names it any more. An event that is
 * still to come keeps its organizer until event-service has called it off or handed it to nobody.
 */
@Component
public class EraseAccounts {
    private static final Logger log = LoggerFactory.getLogger(EraseAccounts.class);
    private static final String SERVICE = "ticket-service";

    /** Users of one round: each is a transaction of a few statements. */
    private static final int ROUND = 100;

    private final Inbox inbox;
    private final Outbox outbox;
    private final Erasures erasures;
    private final TransactionalOperator transaction;
    private final Clock clock;

    EraseAccounts(Inbox inbox, Outbox outbox, Erasures erasures, TransactionalOperator transaction, Clock clock) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.erasures = erasures;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Erases the accounts of a batch as far as they can be by now. */
    public Mono<Void> follow(List<IncomingMessage<AccountMessage>> batch) {
        return inbox.once(
                batch,
                fresh -> Flux.fromIterable(fresh)
                        .map(message -> requireNonNull(message.data()))
                        .ofType(AccountDeleted.class)
                        .concatMap(deleted -> erasures.remember(deleted.userId(), deleted.deletedAt())
                                .then(Mono.defer(() -> erase(deleted.userId()))))
                        .then());
    }

    /** Looks again after those that some event still named; an outage is logged and the next round looks again. */
    @Scheduled(
            initialDelayString = "${stagedoor.tickets.erasure-interval}",
            fixedDelayString = "${stagedoor.tickets.erasure-interval}")
    public Mono<Void> lookAgain() {
        return erasures.waiting(ROUND)
                .flatMapIterable(users -> users)
                .concatMap(user -> transaction.transactional(Mono.defer(() -> erase(user))))
                .then()
                .onErrorResume(error -> {
                    log.warn("Deleted accounts have to wait: {}", error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> erase(UUID user) {
        return erasures.erase(user, clock.instant())
                .filter(erased -> erased)
                .flatMap(_ -> erasures.forget(user)
                        .then(Mono.defer(() -> outbox.append(OutgoingMessage.to(
                                Topics.ERASURES, user, new AccountErased(user, SERVICE, clock.instant()))))));
    }
}
