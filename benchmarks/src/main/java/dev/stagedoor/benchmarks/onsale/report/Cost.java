package dev.stagedoor.benchmarks.onsale.report;

import dev.stagedoor.benchmarks.onsale.cpu.CpuUse;

/**
 * Processor time of a round's bookings, in milliseconds per confirmed booking.
 *
 * @param buyers at once
 * @param untilTickets until all tickets existed
 * @param untilQuiet until every mail was sent and every message was read too
 * @param quietAfterSeconds how long that took from the last ticket
 */
public record Cost(int buyers, CpuUse untilTickets, CpuUse untilQuiet, double quietAfterSeconds) {}
