package dev.stagedoor.service.overload;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work of one kind that is under way in this process, and how much of it there may be: as much as gets its answer within a
 * target wait. How long an answer takes is how many are under way, divided by how many were answered lately per second
 * (Little's law), of which the best of the last ten seconds counts.
 */
public final class UnderWay {
    private final double targetSeconds;
    private final int least;
    private final InstantSource clock;
    private final AnsweredLately answered = new AnsweredLately();
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Of a quiet process.
     *
     * @param target how long an answer may take
     * @param least what may be under way however few were answered lately
     */
    public UnderWay(Duration target, int least, InstantSource clock) {
        this.targetSeconds = target.toMillis() / 1_000.0;
        this.least = least;
        this.clock = clock;
    }

    /** Whether one more would be too much: to be asked before anything is done for it. */
    public boolean isFull() {
        return underWay.get() >= limit();
    }

    /** Takes one more on if that is not too much, and says whether it did. Each that was begun must {@link #end}. */
    public boolean begin() {
        if (underWay.incrementAndGet() > limit()) {
            underWay.decrementAndGet();
            return false;
        }
        return true;
    }

    /**
     * One that was begun is over.
     *
     * @param wasAnswered whether with an answer: who left or failed says nothing of how fast answers are given
     */
    public void end(boolean wasAnswered) {
        underWay.decrementAndGet();
        if (wasAnswered) {
            answered.count(second());
        }
    }

    /** How many are under way now. */
    public int count() {
        return underWay.get();
    }

    /** How many may be. */
    public int limit() {
        return (int) Math.round(rate() * targetSeconds);
    }

    /** Seconds that one more would wait for its answer. */
    public double expectedWait() {
        return underWay.get() / rate();
    }

    private double rate() {
        return Math.max(answered.best(second()), least / targetSeconds);
    }

    private long second() {
        return clock.instant().getEpochSecond();
    }
}
