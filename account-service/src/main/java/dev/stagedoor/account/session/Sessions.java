package dev.stagedoor.account.session;

import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.user.model.User;
import java.time.Instant;
import java.util.UUID;
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

    /** Begins a family, and ends the user's oldest ones beyond the limit. */
    Mono<Void> open(UUID user, RefreshToken first, Instant now);

    /** Replaces {@code presented} by {@code next}; of several at once for one token, one is {@link Rotated}. */
    Mono<Rotation> rotate(RefreshToken presented, RefreshToken next, Instant now);

    /** Ends the family, if it is there. */
    Mono<Void> end(UUID family);

    /** Removes expired families, a bounded number at a time. Emits how many. */
    Mono<Long> purge(Instant now);
}
