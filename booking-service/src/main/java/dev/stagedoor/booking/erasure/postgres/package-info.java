/** Deleted accounts as rows, until nobody refers to them. */
@NullMarked
package dev.stagedoor.booking.erasure.postgres;

import org.jspecify.annotations.NullMarked;
