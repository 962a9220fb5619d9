/** Whether what the buyers were told is so, and whether the books balance. */
@NullMarked
package dev.stagedoor.chaos.proof;

import org.jspecify.annotations.NullMarked;
