/** The recipes for containers, checked without an engine: they parse, and they agree with the code. */
@NullMarked
package dev.stagedoor.systemtests.containers;

import org.jspecify.annotations.NullMarked;
