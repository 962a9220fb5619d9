package dev.stagedoor.account.token;

import dev.stagedoor.account.token.model.OneTimeToken;
import dev.stagedoor.account.token.model.PendingToken;
import dev.stagedoor.account.token.model.Purpose;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tokens that are mailed and work once. Who changes them in a transaction has locked the user before: users, then
 * tokens, is the order that no two can block each other in.
 */
public interface OneTimeTokens {

    /** Whom a mail is for. */
    record Recipient(UUID userId, String username, String email) {}

    /** Makes a token and asks for its mail, in the caller's transaction; older ones for the purpose are void. */
    Mono<Void> issue(Purpose purpose, Recipient recipient, Instant now);

    /** The user whose token this is; empty for one that is unknown, used, void or expired. */
    Mono<UUID> holder(Purpose purpose, OneTimeToken token, Instant now);

    /** Uses the token up. Emits its user; of several at once for one token one does, the others are empty. */
    Mono<UUID> use(Purpose purpose, OneTimeToken token, Instant now);

    /** Makes the user's token for the purpose void. */
    Mono<Void> revoke(UUID userId, Purpose purpose);

    /** What was mailed to the user and is still valid. */
    Flux<PendingToken> of(UUID userId, Instant now);

    /** Removes expired tokens, a bounded number at a time. Emits how many. */
    Mono<Long> purge(Instant now);
}
