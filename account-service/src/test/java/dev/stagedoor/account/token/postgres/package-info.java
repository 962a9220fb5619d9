/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.token.postgres;

import org.jspecify.annotations.NullMarked;
