package dev.stagedoor.account.session;

import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.session.model.Tokens;
import dev.stagedoor.account.user.Users.Credentials;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives somebody whose password was right their first tokens. */
@Component
public class OpenSession {
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final IdSource ids;
    private final Clock clock;

    OpenSession(Sessions sessions, AccessTokens accessTokens, IdSource ids, Clock clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** Emits the tokens; empty if the account is gone by now, or its password another. */
    public Mono<Tokens> open(Credentials proved) {
        return Mono.defer(() -> {
            RefreshToken first = RefreshToken.first(ids::secret);
            return sessions.open(proved, first, clock.instant())
                    .flatMap(_ -> accessTokens.issue(proved.user(), first.sessionId()))
                    .map(access -> new Tokens(access, accessTokens.lifetime(), first));
        });
    }
}
