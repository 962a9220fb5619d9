package dev.stagedoor.account.session;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the tables as small as what still counts. */
@Component
class PurgeSessions {
    private static final Logger log = LoggerFactory.getLogger(PurgeSessions.class);

    private final Sessions sessions;
    private final LoginFailures failures;
    private final Clock clock;

    PurgeSessions(Sessions sessions, LoginFailures failures, Clock clock) {
        this.sessions = sessions;
        this.failures = failures;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${stagedoor.accounts.session.purge-interval}",
            initialDelayString = "${stagedoor.accounts.session.purge-interval}")
    Mono<Void> purge() {
        return Mono.defer(() -> sessions.purge(clock.instant()))
                .zipWith(Mono.defer(() -> failures.purge(clock.instant())))
                .doOnNext(gone -> log.debug("purged {} sessions, {} failure counts", gone.getT1(), gone.getT2()))
                // The next round tries again.
                .onErrorComplete(error -> {
                    log.warn("could not purge sessions: {}", error.toString());
                    return true;
                })
                .then();
    }
}
