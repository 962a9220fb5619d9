/** Clients that buy at the same time, whatever they buy from. */
@NullMarked
package dev.stagedoor.benchmarks.onsale.load;

import org.jspecify.annotations.NullMarked;
