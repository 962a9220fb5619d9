package dev.stagedoor.account.export;

import java.util.Map;
import reactor.core.publisher.Mono;

/** What the other services hold of a user. */
public interface OtherParts {

    /** Some service did not answer, not in time, or not with its part. */
    final class PartUnavailable extends RuntimeException {
        public PartUnavailable(String part, Throwable cause) {
            super("the export of " + part + " is not to be had", cause);
        }
    }

    /**
     * Every part by its name, or {@link PartUnavailable}.
     *
     * @param token the user's own access token, which each service judges itself
     */
    Mono<Map<String, Object>> of(String token);
}
