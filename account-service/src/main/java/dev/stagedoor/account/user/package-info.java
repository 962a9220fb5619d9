/** Accounts. Owns the table {@code users}; a username and a mail address belong to one account each, in whatever case they are written. */
@NullMarked
package dev.stagedoor.account.user;

import org.jspecify.annotations.NullMarked;
