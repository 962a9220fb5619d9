package dev.stagedoor.account.user.model;

import java.util.Set;

/**
 * Which revisions of an account a caller wants to change.
 *
 * @param any whatever it is now
 */
public record Precondition(boolean any, Set<Long> revisions) {
    public static final Precondition NONE = new Precondition(true, Set.of());

    /** Whether the account is one that the caller has seen. */
    public boolean holdsFor(User user) {
        return any || revisions.contains(user.revision());
    }
}
