/** A service's clock that can be stepped while it runs. */
@NullMarked
package dev.stagedoor.chaos.clock;

import org.jspecify.annotations.NullMarked;
