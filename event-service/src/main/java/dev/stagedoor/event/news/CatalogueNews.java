package dev.stagedoor.event.news;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Whoever keeps copies of events hears of every change that this process commits, before its caller does. */
@Component
public class CatalogueNews {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** What is told; called on the thread of the change, so it must be quick. */
    public interface Listener {
        /** Some event is new, gone or edited. */
        void eventsChanged();

        /** The counts of these events' seats are others. */
        void seatsChanged(Set<UUID> eventIds);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Tells when the caller's transaction has committed, or at once where there is none. */
    public Mono<Void> eventsChanged() {
        return afterCommit(() -> listeners.forEach(Listener::eventsChanged));
    }

    /** The same for seats. */
    public Mono<Void> seatsChanged(Collection<UUID> eventIds) {
        Set<UUID> ids = Set.copyOf(eventIds);
        return afterCommit(() -> listeners.forEach(listener -> listener.seatsChanged(ids)));
    }

    private static Mono<Void> afterCommit(Runnable tell) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isSynchronizationActive)
                .switchIfEmpty(Mono.error(() -> new NoTransactionException("none")))
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(tell);
                    }
                }))
                .then()
                .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(tell));
    }
}
