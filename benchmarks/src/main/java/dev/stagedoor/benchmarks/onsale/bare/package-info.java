/** What a booking is made of, without the suite: durable commits and hops over the log. */
@NullMarked
package dev.stagedoor.benchmarks.onsale.bare;

import org.jspecify.annotations.NullMarked;
