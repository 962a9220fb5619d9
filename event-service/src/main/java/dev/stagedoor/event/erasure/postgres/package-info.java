/** Where users are referred to, in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.erasure.postgres;

import org.jspecify.annotations.NullMarked;
