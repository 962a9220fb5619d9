/** What was measured, for people and for programs. */
@NullMarked
package dev.stagedoor.benchmarks.onsale.report;

import org.jspecify.annotations.NullMarked;
