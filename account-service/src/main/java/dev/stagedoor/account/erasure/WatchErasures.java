package dev.stagedoor.account.erasure;

import dev.stagedoor.account.erasure.model.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows operators whether deleted accounts leave the other services. The law gives a month, not more. */
@Component
class WatchErasures {
    private static final Logger log = LoggerFactory.getLogger(WatchErasures.class);

    private final Erasures erasures;
    private final AtomicReference<Backlog> last = new AtomicReference<>(Backlog.NONE);

    WatchErasures(Erasures erasures, Clock clock, MeterRegistry meters) {
        this.erasures = erasures;
        Gauge.builder("stagedoor.erasures.open", last, backlog -> backlog.get().open())
                .description("Deleted accounts that some service has not erased yet, of all replicas together")
                .baseUnit("accounts")
                .register(meters);
        TimeGauge.builder(
                        "stagedoor.erasures.oldest.age",
                        last,
                        TimeUnit.SECONDS,
                        backlog -> backlog.get().age(clock.instant()).toSeconds())
                .description("How long ago the oldest incomplete erasure was requested")
                .register(meters);
    }

    @Scheduled(
            fixedDelayString = "${stagedoor.accounts.erasure.watch-interval}",
            initialDelayString = "${stagedoor.accounts.erasure.watch-interval}")
    Mono<Void> look() {
        return Mono.defer(erasures::backlog)
                .doOnNext(last::set)
                // The next round tries again.
                .onErrorComplete(error -> {
                    log.warn("could not count erasures: {}", error.toString());
                    return true;
                })
                .then();
    }
}
