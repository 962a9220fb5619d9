/** Tokens that are mailed and work once. Owns the table {@code one_time_tokens}; a user has one per purpose at most. */
@NullMarked
package dev.stagedoor.account.token;

import org.jspecify.annotations.NullMarked;
