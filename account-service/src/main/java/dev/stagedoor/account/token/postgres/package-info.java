/** The table {@code one_time_tokens}. */
@NullMarked
package dev.stagedoor.account.token.postgres;

import org.jspecify.annotations.NullMarked;
