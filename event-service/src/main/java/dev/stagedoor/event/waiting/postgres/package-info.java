/** The terms as rows. */
@NullMarked
package dev.stagedoor.event.waiting.postgres;

import org.jspecify.annotations.NullMarked;
