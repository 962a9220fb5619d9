/** How often something may be asked for. Owns the table {@code allowances}; its counts are shared by all replicas. */
@NullMarked
package dev.stagedoor.account.limit;

import org.jspecify.annotations.NullMarked;
