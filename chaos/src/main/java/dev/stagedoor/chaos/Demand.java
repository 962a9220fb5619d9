package dev.stagedoor.chaos;

/**
 * How people want to buy.
 *
 * @param seats that all of them want at once, each one of them; 0: they buy one ticket after the other, of three shows
 */
public record Demand(int buyers, int seats) {

    /** People who are there all the time. */
    public static Demand steady(int buyers) {
        return new Demand(buyers, 0);
    }

    boolean isRush() {
        return seats > 0;
    }
}
