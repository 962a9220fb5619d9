/** Sessions in PostgreSQL. */
@NullMarked
package dev.stagedoor.account.session.postgres;

import org.jspecify.annotations.NullMarked;
