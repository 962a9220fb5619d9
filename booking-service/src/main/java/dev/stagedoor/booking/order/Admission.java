package dev.stagedoor.booking.order;

import dev.stagedoor.service.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Lets as many new bookings be under way in this process as get their answer within the target wait. How long that takes
 * is how many are under way, divided by how many were answered lately per second (Little's law). Whoever would wait
 * longer is sent away before anything is done for them, and told when to come again.
 */
@Component
class Admission {
    private static final Duration ROUNDED_UP = Duration.ofSeconds(1);

    private final AdmissionProperties properties;
    private final Clock clock;
    private final Counter sentAway;
    private final AnsweredLately answered = new AnsweredLately();
    private final AtomicInteger underWay = new AtomicInteger();

    Admission(AdmissionProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.sentAway = Counter.builder("stagedoor.booking.admission.sent.away")
                .description("Requests for bookings answered with 503 overloaded, before anything was done for them")
                .register(meters);
        Gauge.builder("stagedoor.booking.admission.under.way", underWay, AtomicInteger::get)
                .description("New bookings that are stored, or wait for their outcome, in this process")
                .register(meters);
        Gauge.builder("stagedoor.booking.admission.limit", this, Admission::limit)
                .description("How many new bookings may be under way at the rate at which they were answered lately")
                .register(meters);
        Gauge.builder("stagedoor.booking.admission.expected.wait", this, Admission::expectedWait)
                .description("How long one more would wait for its answer")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Whether one more would be sent away: to be asked before anything is read for it. */
    boolean isFull() {
        return underWay.get() >= limit();
    }

    /** Does {@code work} if it is not too much, else {@code otherwise}. */
    <T> Mono<T> admit(Mono<T> work, Supplier<Mono<T>> otherwise) {
        return Mono.defer(() -> {
            if (underWay.incrementAndGet() > limit()) {
                underWay.decrementAndGet();
                return otherwise.get();
            }
            return work.doFinally(this::leave);
        });
    }

    private void leave(SignalType how) {
        underWay.decrementAndGet();
        if (how == SignalType.ON_COMPLETE) {
            answered.count(second());
        }
    }

    /** The answer to who is sent away. */
    Problem overloaded() {
        sentAway.increment();
        long spread = ThreadLocalRandom.current()
                .nextLong(1 + properties.retrySpread().toMillis());
        Duration drained = Duration.ofMillis(Math.round(expectedWait() * 1_000));
        return Problem.overloaded(drained.plusMillis(spread).plus(ROUNDED_UP));
    }

    private int limit() {
        return (int) Math.round(rate() * targetSeconds());
    }

    private double expectedWait() {
        return underWay.get() / rate();
    }

    private double rate() {
        return Math.max(answered.best(second()), properties.least() / targetSeconds());
    }

    private double targetSeconds() {
        return properties.targetWait().toMillis() / 1_000.0;
    }

    private long second() {
        return clock.instant().getEpochSecond();
    }
}
