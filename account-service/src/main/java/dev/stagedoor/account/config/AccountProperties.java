package dev.stagedoor.account.config;

import dev.stagedoor.account.limit.model.Allowance;
import dev.stagedoor.account.limit.model.Asked;
import dev.stagedoor.account.session.model.LoginLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Every limit of this service; the values and their reasons stand in {@code account-service.yml}. */
@ConfigurationProperties("stagedoor.accounts")
record AccountProperties(
        Password password,
        Token token,
        Session session,
        Login login,
        Confirmation confirmation,
        Reset reset,
        Erasure erasure,
        Export export) {

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

    /**
     * Mails that confirm an address.
     *
     * @param validity of the token in the mail
     * @param pause between two that an owner asks for
     * @param newAddresses how often an owner may change the address in {@code newAddressWindow}
     */
    record Confirmation(Duration validity, Duration pause, int newAddresses, Duration newAddressWindow) {}

    /**
     * Mails that reset a password.
     *
     * @param validity of the token in the mail
     * @param pause between two for one account
     * @param perAddress wishes from one network address in {@code addressWindow}
     * @param answerTime what the answer takes at least, whether or not there is such an account
     */
    record Reset(Duration validity, Duration pause, int perAddress, Duration addressWindow, Duration answerTime) {}

    /**
     * Deleted accounts.
     *
     * @param recentSignIn how old a sign-in may be that deletes an account without the password
     * @param services all that hold something of a user, by the names in their receipts
     * @param watchInterval how old the figures in the metrics may be
     */
    record Erasure(Duration recentSignIn, List<String> services, Duration watchInterval) {}

    /**
     * Exports.
     *
     * @param timeLimit for the part of one service
     * @param maxPart its size at most
     */
    record Export(Duration timeLimit, DataSize maxPart) {}

    Map<Asked.Kind, Allowance> allowances() {
        return Map.of(
                Asked.Kind.CONFIRMATION_BY_ACCOUNT, new Allowance(1, confirmation.pause()),
                Asked.Kind.NEW_ADDRESS_BY_ACCOUNT,
                        new Allowance(confirmation.newAddresses(), confirmation.newAddressWindow()),
                Asked.Kind.RESET_OF_ACCOUNT, new Allowance(1, reset.pause()),
                Asked.Kind.RESET_BY_CLIENT, new Allowance(reset.perAddress(), reset.addressWindow()));
    }
}
