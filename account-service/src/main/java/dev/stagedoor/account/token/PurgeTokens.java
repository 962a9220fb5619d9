package dev.stagedoor.account.token;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the table as small as what can still be used. */
@Component
class PurgeTokens {
    private static final Logger log = LoggerFactory.getLogger(PurgeTokens.class);

    private final OneTimeTokens tokens;
    private final Clock clock;

    PurgeTokens(OneTimeTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${stagedoor.accounts.session.purge-interval}",
            initialDelayString = "${stagedoor.accounts.session.purge-interval}")
    Mono<Void> purge() {
        return Mono.defer(() -> tokens.purge(clock.instant()))
                .doOnNext(gone -> log.debug("purged {} one-time tokens", gone))
                // The next round tries again.
                .onErrorComplete(error -> {
                    log.warn("could not purge one-time tokens: {}", error.toString());
                    return true;
                })
                .then();
    }
}
