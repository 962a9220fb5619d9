/** Accounts in PostgreSQL. */
@NullMarked
package dev.stagedoor.account.user.postgres;

import org.jspecify.annotations.NullMarked;
