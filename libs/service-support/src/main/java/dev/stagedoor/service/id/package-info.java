/** Where ids come from. */
@NullMarked
package dev.stagedoor.service.id;

import org.jspecify.annotations.NullMarked;
