package dev.stagedoor.account.config;

import dev.stagedoor.account.session.model.LoginLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Every limit of this service; the values and their reasons stand in {@code account-service.yml}. */
@ConfigurationProperties("stagedoor.accounts")
record AccountProperties(Password password, Token token, Session session, Login login) {

    /**
     * Hashing.
     *
     * @param hashingThreads hashes at a time
     * @param hashingQueue hashes that may wait per thread
     */
    record Password(int hashingThreads, int hashingQueue) {}

    /**
     * Access tokens.
     *
     * @param keysReload how old the signing keys in memory may be
     * @param keysMaxAge how long clients may keep the published key set
     */
    record Token(Duration accessLifetime, Duration keysReload, Duration keysMaxAge) {}

    /**
     * Refresh-token families.
     *
     * @param lifetime from sign-in; refreshing does not extend it
     * @param maxPerUser beyond these the oldest ends
     * @param purgeBatch rows that one purge removes at most, per table
     */
    record Session(Duration lifetime, int maxPerUser, Duration purgeInterval, int purgeBatch) {}

    /**
     * When logins must wait.
     *
     * @param trustForwardedFor whether the last {@code X-Forwarded-For} is the client's address
     */
    record Login(
            int accountFailures,
            Duration accountFirstWait,
            Duration accountLongestWait,
            int addressFailures,
            Duration addressWindow,
            Duration forgetAfter,
            boolean trustForwardedFor) {

        LoginLimits limits() {
            return new LoginLimits(
                    new LoginLimits.PerAccount(accountFailures, accountFirstWait, accountLongestWait),
                    new LoginLimits.PerAddress(addressFailures, addressWindow),
                    forgetAfter);
        }
    }
}
