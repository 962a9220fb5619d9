/** Buyers, and what each of them was told. */
@NullMarked
package dev.stagedoor.chaos.crowd;

import org.jspecify.annotations.NullMarked;
