package dev.stagedoor.account.session.model;

import java.time.Duration;
import java.time.Instant;

/**
 * When a login must wait before its password is looked at.
 *
 * @param forgetAfter how long after the last failure of an account its failures no longer count
 */
public record LoginLimits(PerAccount perAccount, PerAddress perAddress, Duration forgetAfter) {

    /**
     * For one account: a wait that doubles with each further failure.
     *
     * @param failures how many in a row before the first wait
     */
    public record PerAccount(int failures, Duration firstWait, Duration longestWait) {}

    /** For one client address: so many failures in a window, none of whose accounts need be the same. */
    public record PerAddress(int failures, Duration window) {}

    /** Failures on record; none: {@link #NONE}. */
    public record Failures(int count, Instant firstAt, Instant lastAt) {
        public static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);
    }

    /** How long from {@code now} the login must wait, zero if it need not. */
    public Duration waitFor(Failures ofAccount, Failures ofAddress, Instant now) {
        Instant free = later(accountFree(ofAccount), addressFree(ofAddress));
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    private Instant accountFree(Failures failures) {
        int beyond = failures.count() - perAccount.failures();
        if (beyond < 0) {
            return Instant.EPOCH;
        }
        Duration wait = perAccount.firstWait();
        for (int i = 0; i < beyond && wait.compareTo(perAccount.longestWait()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return failures.lastAt().plus(wait.compareTo(perAccount.longestWait()) < 0 ? wait : perAccount.longestWait());
    }

    private Instant addressFree(Failures failures) {
        return failures.count() < perAddress.failures()
                ? Instant.EPOCH
                : failures.firstAt().plus(perAddress.window());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
