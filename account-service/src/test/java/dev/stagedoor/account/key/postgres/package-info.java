/** Keys with real PostgreSQL. */
@NullMarked
package dev.stagedoor.account.key.postgres;

import org.jspecify.annotations.NullMarked;
