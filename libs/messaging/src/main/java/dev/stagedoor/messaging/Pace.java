package dev.stagedoor.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of its time a stage works through which everything passes in rounds. A round costs nearly the same for one as for
 * a hundred, so a crowd that waits a little for company waits less for its turn; and the less the machine has to give, the
 * longer a round takes, the longer the rest and the larger the next round.
 *
 * @param crowd how many in one round are a crowd, for which the stage rests: more than one request alone brings about
 * @param share of its time that a stage may work on a crowd, above 0, at most 1: there are some six stages one after the
 *     other, and few processors
 * @param shortest from one crowded round to the next: on an idle machine, where a round takes a moment
 * @param longest from one crowded round to the next but for the round itself: nobody shall wait longer in vain, where a
 *     round took long for another reason; no shorter than {@code shortest}
 * @throws IllegalArgumentException for a share or bounds that are none
 */
public record Pace(
        @DefaultValue("4") int crowd,
        @DefaultValue("0.25") double share,
        @DefaultValue("25ms") Duration shortest,
        @DefaultValue("250ms") Duration longest) {

    public Pace {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of a pace lies above 0 and is at most 1, not " + share);
        }
        if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "the turns of a pace are bounded from zero or longer to no shorter than that, not %s to %s"
                            .formatted(shortest, longest));
        }
    }

    /** How long to leave the stage alone after a round for {@code done} that took {@code took}; zero or longer. */
    public Duration rest(int done, Duration took) {
        if (done < crowd) {
            return Duration.ZERO;
        }
        long turn = Math.round(took.toNanos() / share);
        Duration paced = Duration.ofNanos(Math.clamp(turn, shortest.toNanos(), longest.toNanos()));
        Duration rest = paced.minus(took);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
