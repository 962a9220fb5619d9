/** Pages of a list, asked for with {@code page} and {@code limit}. */
@NullMarked
package dev.stagedoor.service.paging;

import org.jspecify.annotations.NullMarked;
