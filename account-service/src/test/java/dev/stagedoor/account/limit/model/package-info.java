/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.limit.model;

import org.jspecify.annotations.NullMarked;
