package dev.stagedoor.account.export;

import dev.stagedoor.account.export.model.OwnPart;
import dev.stagedoor.account.session.LoginFailures;
import dev.stagedoor.account.session.LoginFailures.Subject;
import dev.stagedoor.account.session.LoginFailures.Subject.Kind;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.session.model.LoginLimits.Failures;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.model.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Collects all that the suite holds of a user. */
@Component
public class ExportAccount {
    private final Users users;
    private final Sessions sessions;
    private final LoginFailures failures;
    private final OneTimeTokens tokens;
    private final OtherParts otherParts;
    private final Clock clock;

    ExportAccount(
            Users users,
            Sessions sessions,
            LoginFailures failures,
            OneTimeTokens tokens,
            OtherParts otherParts,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.failures = failures;
        this.tokens = tokens;
        this.otherParts = otherParts;
        this.clock = clock;
    }

    /** All parts. */
    public record Export(Instant exportedAt, OwnPart own, Map<String, Object> others) {}

    /**
     * All parts, or {@link OtherParts.PartUnavailable}; empty if there is no such account.
     *
     * @param token the user's own access token
     */
    public Mono<Export> export(UUID userId, String token) {
        return users.find(userId)
                .flatMap(user -> otherParts
                        .of(token)
                        .flatMap(others -> own(user).map(own -> new Export(clock.instant(), own, others))));
    }

    private Mono<OwnPart> own(User user) {
        Instant now = clock.instant();
        return Mono.zip(
                        sessions.of(user.id(), now).collectList(),
                        failedLogins(user.id(), now),
                        tokens.of(user.id(), now).collectList())
                .map(parts -> new OwnPart(user, parts.getT1(), parts.getT2(), parts.getT3()));
    }

    private Mono<Optional<Failures>> failedLogins(UUID userId, Instant now) {
        Subject account = VerifyPassword.accountOf(userId);
        // Nobody has the empty network address.
        return failures.of(account, new Subject(Kind.ADDRESS, ""), now)
                .map(known -> Optional.ofNullable(known.get(account)));
    }
}
