/** How much one client may ask for: requests, and bytes of a body. */
@NullMarked
package dev.stagedoor.gateway.limit;

import org.jspecify.annotations.NullMarked;
