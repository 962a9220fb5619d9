/** Processor time of processes and threads, as Linux counts it. */
@NullMarked
package dev.stagedoor.benchmarks.onsale.cpu;

import org.jspecify.annotations.NullMarked;
