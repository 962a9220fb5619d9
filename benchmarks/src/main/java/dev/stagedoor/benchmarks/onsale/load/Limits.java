package dev.stagedoor.benchmarks.onsale.load;

import java.time.Duration;

/**
 * How long a crowd goes on: until the first of the two. What is under way is brought to its end.
 *
 * @param time since the crowd was let in
 * @param attempts of all clients together
 */
public record Limits(Duration time, int attempts) {}
