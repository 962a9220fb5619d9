package dev.stagedoor.account.limit;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the table as small as what still counts. */
@Component
class PurgeAllowances {
    private static final Logger log = LoggerFactory.getLogger(PurgeAllowances.class);

    private final Allowances allowances;
    private final Clock clock;

    PurgeAllowances(Allowances allowances, Clock clock) {
        this.allowances = allowances;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${stagedoor.accounts.session.purge-interval}",
            initialDelayString = "${stagedoor.accounts.session.purge-interval}")
    Mono<Void> purge() {
        return Mono.defer(() -> allowances.purge(clock.instant()))
                .doOnNext(gone -> log.debug("purged {} allowances", gone))
                // The next round tries again.
                .onErrorComplete(error -> {
                    log.warn("could not purge allowances: {}", error.toString());
                    return true;
                })
                .then();
    }
}
