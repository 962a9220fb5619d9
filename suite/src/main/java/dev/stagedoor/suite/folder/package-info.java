/** A data folder: where things are in it, which process runs it, and what that process says of itself. */
@NullMarked
package dev.stagedoor.suite.folder;

import org.jspecify.annotations.NullMarked;
