package dev.stagedoor.booking.saga;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Watches over requests that nobody decides. */
@Component
class PendingAge {
    private final Bookings bookings;
    private final Sagas sagas;
    private final AtomicLong oldestSeconds = new AtomicLong();

    PendingAge(Bookings bookings, Sagas sagas, MeterRegistry meters) {
        this.bookings = bookings;
        this.sagas = sagas;
        Gauge.builder("stagedoor.booking.pending.oldest.age", oldestSeconds, AtomicLong::get)
                .description("How long the oldest pending booking has waited for a decision about its seats")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${stagedoor.booking.pending-age.interval}")
    Mono<Void> look() {
        return bookings.oldestPending()
                .map(this::age)
                .defaultIfEmpty(0L)
                .doOnNext(oldestSeconds::set)
                .then();
    }

    private long age(Instant since) {
        return Math.max(0, Duration.between(since, sagas.now()).toSeconds());
    }
}
