package dev.stagedoor.account.session;

import dev.stagedoor.account.session.Sessions.Reused;
import dev.stagedoor.account.session.Sessions.Rotated;
import dev.stagedoor.account.session.Sessions.Unknown;
import dev.stagedoor.account.session.model.RefreshOutcome;
import dev.stagedoor.account.session.model.RefreshOutcome.Refreshed;
import dev.stagedoor.account.session.model.RefreshOutcome.Refused;
import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.session.model.Tokens;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.trace.Traced;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Trades a refresh token for new tokens. A token that comes a second time means that two parties hold it, and nobody
 * can say which is the thief: the family ends for both (RFC 9700, section 4.14.2).
 */
@Component
public class RefreshSession {
    private static final Logger log = LoggerFactory.getLogger(RefreshSession.class);

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final IdSource ids;
    private final Clock clock;
    private final Counter reuses;

    RefreshSession(Sessions sessions, AccessTokens accessTokens, IdSource ids, Clock clock, MeterRegistry meters) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.clock = clock;
        this.reuses = Counter.builder("stagedoor.accounts.refresh.reused")
                .description("Refresh tokens that were presented a second time; each ended its family")
                .register(meters);
    }

    public Mono<RefreshOutcome> refresh(RefreshToken presented) {
        return Mono.defer(() -> {
            RefreshToken next = presented.next(ids::secret);
            return sessions.rotate(presented, next, clock.instant()).flatMap(rotation -> switch (rotation) {
                case Rotated(User user) -> refreshed(user, next);
                case Reused() -> {
                    reuses.increment();
                    yield Traced.line(() ->
                                    log.warn("a refresh token was presented a second time; its family is revoked"))
                            .thenReturn(new Refused());
                }
                case Unknown() -> Mono.just(new Refused());
            });
        });
    }

    private Mono<RefreshOutcome> refreshed(User user, RefreshToken next) {
        return accessTokens
                .issue(user, next.sessionId())
                .map(access -> new Refreshed(new Tokens(access, accessTokens.lifetime(), next)));
    }
}
