/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.token.model;

import org.jspecify.annotations.NullMarked;
