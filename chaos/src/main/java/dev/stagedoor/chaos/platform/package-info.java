/** The suite as production runs it, every part in a process of its own that can be killed, paused and cut off. */
@NullMarked
package dev.stagedoor.chaos.platform;

import org.jspecify.annotations.NullMarked;
