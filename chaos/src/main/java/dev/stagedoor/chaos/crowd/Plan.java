package dev.stagedoor.chaos.crowd;

import java.util.random.RandomGenerator;

/**
 * What a buyer means to do.
 *
 * @param cutOff the first request is cut off in the middle, and the buyer comes back with the same key
 * @param twice once it is settled, the same request is made again
 */
public record Plan(Mind mind, int quantity, boolean cutOff, boolean twice) {
    private static final int MOST_TICKETS = 3;
    private static final int ONE_IN = 5;

    /** What it comes to once the seats are held. */
    public enum Mind {
        KEEP,
        GIVE_UP,
        PAY_AT_SECOND_TRY,
        GO_WITHOUT_PAYING,
        GIVE_UP_WITHOUT_PAYING
    }

    /**
     * Somebody's plan.
     *
     * @param hot whether everybody wants one of few seats, and nobody gives one back
     * @param cutOffs the share of buyers that are cut off
     */
    static Plan any(RandomGenerator random, boolean hot, double cutOffs) {
        boolean cutOff = random.nextDouble() < cutOffs;
        boolean twice = random.nextInt(ONE_IN) == 0;
        Mind any = Mind.values()[random.nextInt(Mind.values().length)];
        int tickets = 1 + random.nextInt(MOST_TICKETS);
        return hot ? new Plan(Mind.KEEP, 1, cutOff, twice) : new Plan(any, tickets, cutOff, twice);
    }
}
