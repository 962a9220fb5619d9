package dev.stagedoor.account.session;

import dev.stagedoor.account.session.model.LoginLimits.Failures;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import reactor.core.publisher.Mono;

/** Failed logins, per account and per client address, shared by all replicas. */
public interface LoginFailures {

    /**
     * What failures are counted for.
     *
     * @param name for an account its id, for a name that no account has that name
     */
    record Subject(Kind kind, String name) {
        /** Accounts and addresses are counted apart. */
        public enum Kind {
            ACCOUNT,
            ADDRESS
        }

        /** Stored instead of the name: people type passwords into the name field. */
        public byte[] hash() {
            return DigestUtils.sha256(kind + ":" + name);
        }
    }

    /** The failures of both subjects that still count. */
    Mono<Map<Subject, Failures>> of(Subject account, Subject address, Instant now);

    /** Counts one failure. */
    Mono<Void> add(Subject subject, Instant now);

    /** Forgets the subject's failures. */
    Mono<Void> clear(Subject subject);

    /** Removes what no longer counts, a bounded number at a time. Emits how many. */
    Mono<Long> purge(Instant now);
}
