package dev.stagedoor.account.session;

import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.session.model.SignIn;
import dev.stagedoor.account.user.Users.Credentials;
import dev.stagedoor.account.user.model.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Families of refresh tokens, one per sign-in. */
public interface Sessions {

    /** What became of a token that was presented. */
    sealed interface Rotation {}

    /** It was the newest of its family, and is used up now. */
    record Rotated(User user) implements Rotation {}

    /** It was used before: its family is gone now. */
    record Reused() implements Rotation {}

    /** Its family is gone or expired. */
    record Unknown() implements Rotation {}

    /**
     * Begins a family, and ends the user's oldest ones beyond the limit. Emits its id; empty if the account is gone, or
     * has another password than the one that was proved.
     */
    Mono<UUID> open(Credentials proved, RefreshToken first, Instant now);

    /** Replaces {@code presented} by {@code next}; of several at once for one token, one is {@link Rotated}. */
    Mono<Rotation> rotate(RefreshToken presented, RefreshToken next, Instant now);

    /** Ends the family, if it is there. */
    Mono<Void> end(UUID family);

    /**
     * Ends all families of the user but one.
     *
     * @param kept {@link RefreshToken#sessionId} of the one that stays; null: none does
     */
    Mono<Void> endAll(UUID userId, @Nullable String kept);

    /**
     * When somebody signed in; empty if that sign-in has ended.
     *
     * @param sessionId {@link RefreshToken#sessionId}
     */
    Mono<Instant> startedAt(UUID userId, String sessionId);

    /** The user's families. */
    Flux<SignIn> of(UUID userId, Instant now);

    /** Removes expired families, a bounded number at a time. Emits how many. */
    Mono<Long> purge(Instant now);
}
