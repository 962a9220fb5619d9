/** The table {@code allowances}. */
@NullMarked
package dev.stagedoor.account.limit.postgres;

import org.jspecify.annotations.NullMarked;
