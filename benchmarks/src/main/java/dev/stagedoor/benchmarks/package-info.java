/** Programs that measure; none of them runs in a build. */
@NullMarked
package dev.stagedoor.benchmarks;

import org.jspecify.annotations.NullMarked;
