/** What {@code ./stagedoor} understands, and the sentences it answers with. */
@NullMarked
package dev.stagedoor.suite.cli;

import org.jspecify.annotations.NullMarked;
