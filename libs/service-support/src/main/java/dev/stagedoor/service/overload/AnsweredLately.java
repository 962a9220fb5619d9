package dev.stagedoor.service.overload;

/**
 * How many were answered in the best of the last ten seconds. The best, so that a second in which nobody came, or in which
 * the machine held its breath, is not taken for a slow one.
 */
final class AnsweredLately {
    private static final int SECONDS = 10;

    private final long[] seconds = new long[SECONDS];
    private final int[] counts = new int[SECONDS];

    synchronized void count(long second) {
        int place = Math.floorMod(second, SECONDS);
        if (seconds[place] != second) {
            seconds[place] = second;
            counts[place] = 0;
        }
        counts[place]++;
    }

    synchronized int best(long second) {
        int best = 0;
        for (int place = 0; place < SECONDS; place++) {
            boolean late = seconds[place] > second - SECONDS && seconds[place] <= second;
            best = late ? Math.max(best, counts[place]) : best;
        }
        return best;
    }
}
