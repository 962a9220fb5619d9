package dev.stagedoor.event.erasure;

import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.event.catalogue.Accounts;
import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.model.Endings;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.messaging.IncomingMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An account was deleted: its drafts are deleted, its events to come are called off, its past ones are nobody's, and it
 * works at no door any more. Before that, so that nothing is added meanwhile, it is noted that the account is no more.
 * Invitations, calendar feed and name go with the receipt. Many events take many transactions; a crash between them is
 * made good when the message comes again. The last one, which finds nothing left, appends the receipt.
 */
@Component
public class EraseAccount {
    private static final Logger log = LoggerFactory.getLogger(EraseAccount.class);

    /** Events of one transaction: enough that the round trips no longer count, few enough that their locks are short. */
    private static final int CHUNK = 100;

    private final UserReferences references;
    private final Events events;
    private final Accounts accounts;
    private final TransactionalOperator transaction;
    private final Receipts receipts;
    private final Clock clock;

    EraseAccount(
            UserReferences references,
            Events events,
            Accounts accounts,
            TransactionalOperator transaction,
            Receipts receipts,
            Clock clock) {
        this.references = references;
        this.events = events;
        this.accounts = accounts;
        this.transaction = transaction;
        this.receipts = receipts;
        this.clock = clock;
    }

    public Mono<Void> erase(IncomingMessage<AccountDeleted> message, UUID userId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.deleted(userId, now)
                .as(transaction::transactional)
                .then(allOf(
                        references.organized(userId, UserReferences.START, CHUNK),
                        event -> event.belongsTo(userId)
                                ? Endings.withoutOrganizer(event, AccountErased.NOBODY, now)
                                : Optional.of(event)))
                .then(allOf(
                        references.atTheDoor(userId, UserReferences.START, CHUNK),
                        event -> Optional.of(Endings.withoutDoorStaff(event, userId))))
                .then(references.forgetImports(userId))
                .then(receipts.give(message, userId, now))
                .doOnSuccess(_ -> log.info("erased account {}", userId));
    }

    /** Each chunk leaves its events out of what is found next, so the chunks come to an end. */
    private Mono<Void> allOf(Mono<List<UUID>> some, Function<Event, Optional<Event>> ending) {
        Mono<Integer> chunk = some.flatMap(ids ->
                        events.lock(ids).flatMap(found -> end(found, ending)).thenReturn(ids.size()))
                .as(transaction::transactional);
        return chunk.expand(size -> size < CHUNK ? Mono.empty() : chunk).then();
    }

    private Mono<Void> end(List<Event> found, Function<Event, Optional<Event>> ending) {
        List<EventChange> changes = found.stream()
                .flatMap(event -> ending.apply(event).stream()
                        .filter(ended -> !ended.equals(event))
                        .map(ended -> EventChange.of(event, ended)))
                .toList();
        Flux<Void> deletions = Flux.fromIterable(found)
                .filter(event -> ending.apply(event).isEmpty())
                .concatMap(event -> events.delete(event.id()));
        return deletions.then(events.store(changes));
    }
}
