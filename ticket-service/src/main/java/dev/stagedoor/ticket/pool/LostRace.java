package dev.stagedoor.ticket.pool;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Another writer was faster: what was read is no longer so. Signalled so that the transaction rolls back whole; the work
 * starts again with a fresh read.
 */
public final class LostRace extends OptimisticLockingFailureException {
    public LostRace(String what) {
        super(what);
    }
}
