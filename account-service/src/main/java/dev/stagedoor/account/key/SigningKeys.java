package dev.stagedoor.account.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** The keys that all replicas share. */
public interface SigningKeys {

    /** All keys, the newest first. */
    Mono<List<RSAKey>> all();

    /** Adds the first key, unless there is one: another replica may have been faster. */
    Mono<Void> addFirst(RSAKey key, Instant now);
}
