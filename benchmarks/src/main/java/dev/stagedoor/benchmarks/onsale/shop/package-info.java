/** Naive ticket shops on bare JDBC, to compare with. */
@NullMarked
package dev.stagedoor.benchmarks.onsale.shop;

import org.jspecify.annotations.NullMarked;
