package dev.stagedoor.account.session;

import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.session.model.Tokens;
import dev.stagedoor.account.user.model.User;
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

    public Mono<Tokens> open(User user) {
        return Mono.defer(() -> {
            RefreshToken first = RefreshToken.first(ids::secret);
            return sessions.open(user.id(), first, clock.instant())
                    .then(accessTokens.issue(user))
                    .map(access -> new Tokens(access, accessTokens.lifetime(), first));
        });
    }
}
