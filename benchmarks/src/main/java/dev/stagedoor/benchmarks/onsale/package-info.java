/**
 * An on-sale, measured: real buyers over HTTP against a suite of its own, and beside them what a shop would do with the
 * same database and no suite.
 */
@NullMarked
package dev.stagedoor.benchmarks.onsale;

import org.jspecify.annotations.NullMarked;
