/** Starts that process in the background, and makes its AOT cache. */
@NullMarked
package dev.stagedoor.suite.launch;

import org.jspecify.annotations.NullMarked;
