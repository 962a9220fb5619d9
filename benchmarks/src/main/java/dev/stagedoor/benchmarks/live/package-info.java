/** What ten thousand open streams of live availability cost. */
@NullMarked
package dev.stagedoor.benchmarks.live;

import org.jspecify.annotations.NullMarked;
