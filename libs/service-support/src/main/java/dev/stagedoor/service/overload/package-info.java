/** How much work a process takes on. */
@NullMarked
package dev.stagedoor.service.overload;

import org.jspecify.annotations.NullMarked;
