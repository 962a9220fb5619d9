/** The suite under test: how it is started, sold from and looked into. */
@NullMarked
package dev.stagedoor.benchmarks.onsale.suite;

import org.jspecify.annotations.NullMarked;
