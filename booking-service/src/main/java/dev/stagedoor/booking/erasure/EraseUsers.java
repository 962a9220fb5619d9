package dev.stagedoor.booking.erasure;

import dev.stagedoor.booking.order.CancelBooking;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.model.Reasons;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.contracts.account.AccountMessage;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Forgets users whose account was deleted. The row that says so is all that the process needs to know: every step can be
 * repeated, by any replica, and what waits for a payment is taken up again in each round.
 */
@Component
public class EraseUsers {
    private static final String SERVICE = "booking-service";
    private static final Logger log = LoggerFactory.getLogger(EraseUsers.class);

    private final Erasures erasures;
    private final CancelBooking cancel;
    private final Sagas sagas;
    private final Inbox inbox;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final ErasureProperties limits;
    private final Counter erased;

    EraseUsers(
            Erasures erasures,
            CancelBooking cancel,
            Sagas sagas,
            Inbox inbox,
            Outbox outbox,
            TransactionalOperator transaction,
            ErasureProperties limits,
            MeterRegistry meters) {
        this.erasures = erasures;
        this.cancel = cancel;
        this.sagas = sagas;
        this.inbox = inbox;
        this.outbox = outbox;
        this.transaction = transaction;
        this.limits = limits;
        this.erased = Counter.builder("stagedoor.booking.users.erased")
                .description("Users of deleted accounts that nothing here refers to any more")
                .register(meters);
    }

    public Mono<Void> handle(List<IncomingMessage<AccountMessage>> batch) {
        return inbox.once(batch, this::begin);
    }

    private Mono<Void> begin(List<IncomingMessage<AccountMessage>> fresh) {
        Map<UUID, UUID> messageByUser = new HashMap<>();
        for (IncomingMessage<AccountMessage> message : fresh) {
            if (message.data() instanceof AccountDeleted deleted) {
                messageByUser.putIfAbsent(deleted.userId(), message.id());
            }
        }
        return erasures.begin(messageByUser, sagas.now());
    }

    /** Sees to every user that something here still refers to. */
    @Scheduled(fixedDelayString = "${stagedoor.booking.erasure.interval}")
    public Mono<Void> eraseDue() {
        return Mono.defer(() -> erasures.due(limits.batchSize()).collectList())
                .flatMapIterable(users -> users)
                .concatMap(user -> erase(user).onErrorResume(error -> {
                    log.warn("the user {} is still to be erased", user, error);
                    return Mono.empty();
                }))
                .then(Mono.defer(() -> erasures.forgetErased(sagas.now().minus(limits.watch()))));
    }

    private Mono<Void> erase(UUID user) {
        return cancelOpen(user)
                .then(Mono.defer(() -> erasures.forgetBookings(user, limits.batchSize(), sagas.now()))
                        .repeat()
                        .takeUntil(forgotten -> forgotten < limits.batchSize())
                        .then())
                .then(Mono.defer(() -> finish(user)));
    }

    private Mono<Void> cancelOpen(UUID user) {
        // What cannot be given up any more stays, as its tickets are rights of whoever bears them.
        return erasures.openBookings(user)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(booking -> cancel.cancel(booking, user, Reasons.ACCOUNT_DELETED))
                .then();
    }

    private Mono<Void> finish(UUID user) {
        Instant now = sagas.now();
        return erasures.forgetRest(user)
                .then(Mono.defer(() -> erasures.finish(user, now)))
                .flatMap(finished -> finished
                        ? outbox.append(OutgoingMessage.to(
                                        Topics.ERASURES, user, new AccountErased(user, SERVICE, now)))
                                .thenReturn(true)
                        : Mono.just(false))
                .as(transaction::transactional)
                .doOnNext(finished -> {
                    if (finished) {
                        erased.increment();
                    }
                })
                .then();
    }
}
