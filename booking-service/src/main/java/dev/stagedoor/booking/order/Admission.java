package dev.stagedoor.booking.order;

import dev.stagedoor.service.overload.UnderWay;
import dev.stagedoor.service.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Lets as many new bookings be under way in this process as get their answer within the target wait. Whoever would wait
 * longer is sent away before anything is done for them, and told when to come again.
 */
@Component
class Admission {
    private static final Duration ROUNDED_UP = Duration.ofSeconds(1);

    private final UnderWay bookings;
    private final Duration retrySpread;
    private final Counter sentAway;

    Admission(AdmissionProperties properties, Clock clock, MeterRegistry meters) {
        this.bookings = new UnderWay(properties.targetWait(), properties.least(), clock);
        this.retrySpread = properties.retrySpread();
        this.sentAway = Counter.builder("stagedoor.booking.admission.sent.away")
                .description("Requests for bookings answered with 503 overloaded, before anything was done for them")
                .register(meters);
        Gauge.builder("stagedoor.booking.admission.under.way", bookings, UnderWay::count)
                .description("New bookings that are stored, or wait for their outcome, in this process")
                .register(meters);
        Gauge.builder("stagedoor.booking.admission.limit", bookings, UnderWay::limit)
                .description("How many new bookings may be under way at the rate at which they were answered lately")
                .register(meters);
        Gauge.builder("stagedoor.booking.admission.expected.wait", bookings, UnderWay::expectedWait)
                .description("How long one more would wait for its answer")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Whether one more would be sent away: to be asked before anything is read for it. */
    boolean isFull() {
        return bookings.isFull();
    }

    /** Does {@code work} if it is not too much, else {@code otherwise}. */
    <T> Mono<T> admit(Mono<T> work, Supplier<Mono<T>> otherwise) {
        return Mono.defer(() -> bookings.begin()
                ? work.doFinally(how -> bookings.end(how == SignalType.ON_COMPLETE))
                : otherwise.get());
    }

    /** The answer to who is sent away. */
    Problem overloaded() {
        sentAway.increment();
        long spread = ThreadLocalRandom.current().nextLong(1 + retrySpread.toMillis());
        Duration drained = Duration.ofMillis(Math.round(bookings.expectedWait() * 1_000));
        return Problem.overloaded(drained.plusMillis(spread).plus(ROUNDED_UP));
    }
}
