package dev.stagedoor.messaging.internal;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import reactor.core.Exceptions;

/**
 * Tells an outage, which is waited out, from a message that fails by itself. What is not known to be an outage counts
 * against the message, so that no bug can stop a partition for ever.
 */
final class Failures {
    /** Longest reason told; the message itself is kept beside it. */
    private static final int LONGEST_TEXT = 500;

    /** Serialization failure, deadlock: the transaction may succeed when it is run again. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /** Admin shutdown, crash shutdown, cannot connect now, idle session ended, query cancelled, lock not available, read-only (a standby). */
    private static final Set<String> OUTAGES = Set.of("57P01", "57P02", "57P03", "57P05", "57014", "55P03", "25006");

    private Failures() {}

    static DeliveryFailure of(Throwable failure, ConsumerRecord<?, ?> record) {
        Throwable cause = Exceptions.unwrap(failure);
        if (cause instanceof UnreadableMessageException unreadable) {
            return new DeliveryFailure.Unreadable(unreadable, record);
        }
        if (anyCause(cause, Failures::isConflict)) {
            return new DeliveryFailure.Conflict(cause, record);
        }
        return anyCause(cause, Failures::isOutage)
                ? new DeliveryFailure.Outage(cause, record)
                : new DeliveryFailure.Refused(cause, record);
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyFailureException
                || failure instanceof R2dbcException r2dbc && CONFLICTS.contains(sqlState(r2dbc));
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException e -> true;
            case DataAccessResourceFailureException e -> true;
            case NonTransientDataAccessResourceException e -> true;
            case R2dbcNonTransientResourceException e -> true;
            case R2dbcTransientException e -> true;
            // 08: connection lost; 53: out of connections, memory or disk; 58: the server's own input and output.
            case R2dbcException e ->
                OUTAGES.contains(sqlState(e)) || sqlState(e).matches("(08|53|58).*");
            case RetriableException e -> true;
            case TimeoutException e -> true;
            case IOException e -> true;
            // How Reactor reports its own timeout of block().
            case IllegalStateException e -> String.valueOf(e.getMessage()).startsWith("Timeout on blocking read");
            default -> false;
        };
    }

    private static String sqlState(R2dbcException failure) {
        @Nullable String state = failure.getSqlState();
        return state == null ? "" : state;
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What an operator is told: the words of the innermost cause that has any. */
    static String text(Throwable failure) {
        String text = "It failed without a word";
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            @Nullable String message = cause.getMessage();
            // A wrapper's message quotes its cause, class name and all.
            if (message != null && !message.isBlank()) {
                text = message;
            }
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
