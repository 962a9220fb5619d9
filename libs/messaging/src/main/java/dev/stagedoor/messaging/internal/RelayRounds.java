package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.RelayLimits;
import dev.stagedoor.messaging.internal.RelaySession.Situation;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Relays through one database session: read a batch, send it, wait for the broker, delete it together with reading the
 * next one. What breaks is thrown, and the object is closed; every row that was not deleted will be read again.
 */
final class RelayRounds implements AutoCloseable {
    private final RelaySession session;
    private final BatchPublisher publisher;
    private final Tools tools;
    private final SortedSet<Integer> owned = Stripes.none();
    private List<Long> sent = List.of();
    private long ownershipCheckedAt;
    private boolean ownershipChecked;
    private int members = 1;
    private Duration rest = Duration.ZERO;

    /** What all rounds of a process share. */
    record Tools(
            WakeUp wakeUp,
            PostgresReplicas replicas,
            RelayStatus status,
            MessagingMetrics metrics,
            RelayLimits limits) {}

    /** Opens sessions and producers for rounds. */
    static final class Factory {
        private final ConnectionFactory database;
        private final Supplier<BatchPublisher> publishers;
        private final Tools tools;

        Factory(ConnectionFactory database, Supplier<BatchPublisher> publishers, Tools tools) {
            this.database = database;
            this.publishers = publishers;
            this.tools = tools;
        }

        RelayRounds open() {
            BatchPublisher publisher = publishers.get();
            try {
                RelaySession session = RelaySession.open(database, tools.limits(), this::heard, () -> lost(publisher));
                tools.replicas().listening();
                return new RelayRounds(session, publisher, tools);
            } catch (RuntimeException e) {
                publisher.close();
                throw e;
            }
        }

        private void heard(Notification notification) {
            if (notification.getName().equals(RelaySql.REPLICAS)) {
                tools.replicas().hear(String.valueOf(notification.getParameter()));
            } else {
                tools.wakeUp().signal();
            }
        }

        /**
         * Another relay may own the stripes from now on, so what is still under way here must not land behind what that
         * one sends. Not on the caller's thread, which is the driver's.
         */
        private void lost(BatchPublisher publisher) {
            Thread.ofVirtual().name("outbox-abort").start(publisher::abort);
            tools.replicas().lost();
            tools.wakeUp().signal();
        }
    }

    private RelayRounds(RelaySession session, BatchPublisher publisher, Tools tools) {
        this.session = session;
        this.publisher = publisher;
        this.tools = tools;
    }

    /** One round; waits at its end if there was nothing to do. */
    void round() throws InterruptedException {
        if (ownershipDue()) {
            checkOwnership();
        }
        Thread.sleep(rest);
        rest = Duration.ZERO;
        announceForeign(tools.wakeUp().takeStripes());
        long started = System.nanoTime();
        List<OutboxRow> rows = session.next(sent, owned);
        sent = List.of();
        if (rows.isEmpty()) {
            tools.status().succeeded();
            tools.wakeUp()
                    .await(shortest(
                            tools.limits().pollInterval(), tools.limits().ownershipInterval()));
        } else {
            publish(rows);
            rest = restAfter(rows.size(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** A full round has more behind it, and nothing to wait for. */
    private Duration restAfter(int relayed, Duration took) {
        RelayLimits limits = tools.limits();
        return relayed < limits.batchSize() ? limits.pace().rest(relayed, took) : Duration.ZERO;
    }

    private void publish(List<OutboxRow> rows) throws InterruptedException {
        Flight flight = publisher.publish(rows, () -> tools.status().sees(session.situation()));
        List<OutboxRow> acknowledged = flight.acknowledged();
        sent = acknowledged.stream().map(OutboxRow::id).toList();
        tools.metrics().sent(acknowledged);
        @Nullable Exception failure = flight.failure();
        if (failure != null) {
            deleteSent();
            throw new IllegalStateException("The broker did not take a message: " + failure.getMessage(), failure);
        }
        tools.status().succeeded();
    }

    private boolean ownershipDue() {
        return !ownershipChecked
                || System.nanoTime() - ownershipCheckedAt
                        >= tools.limits().ownershipInterval().toNanos();
    }

    /** Only here, between two batches and with nothing left to delete, may stripes change hands. */
    private void checkOwnership() {
        deleteSent();
        Situation situation = session.situation();
        members = situation.members();
        tools.replicas().count(members);
        List<Integer> surplus = Stripes.surplus(owned, members);
        session.unlock(surplus);
        surplus.forEach(owned::remove);
        owned.addAll(session.tryLock(Stripes.wanted(owned, situation.taken(), members)));
        tools.status().owns(owned);
        tools.status().sees(situation);
        ownershipCheckedAt = System.nanoTime();
        ownershipChecked = true;
    }

    private void deleteSent() {
        session.delete(sent);
        sent = List.of();
    }

    /**
     * Tells other processes of rows that are theirs to send. On this session and not in the business transaction, where
     * {@code NOTIFY} would make every commit of the database queue behind one lock.
     */
    private void announceForeign(int stripes) {
        if (members > 1 && (stripes & ~Stripes.mask(owned)) != 0) {
            session.notifyOthers();
        }
    }

    private static Duration shortest(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Frees the stripes. What was sent last is deleted if that is still possible. */
    @Override
    public void close() {
        publisher.close();
        try {
            deleteSent();
        } catch (RuntimeException e) {
            // The session is broken. The rows are sent twice.
        }
        session.close();
    }
}
