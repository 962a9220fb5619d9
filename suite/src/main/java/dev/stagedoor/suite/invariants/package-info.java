/** What must always hold, asked of the databases. */
@NullMarked
package dev.stagedoor.suite.invariants;

import org.jspecify.annotations.NullMarked;
