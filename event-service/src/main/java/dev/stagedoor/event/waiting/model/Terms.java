package dev.stagedoor.event.waiting.model;

import java.time.Instant;

/**
 * How an event lets its buyers in.
 *
 * @param opensAt the first is let in then; who came before has drawn lots
 * @param admissionsPerMinute how many are let in
 */
public record Terms(Instant opensAt, int admissionsPerMinute) {}
