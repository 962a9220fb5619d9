/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.user.model;

import org.jspecify.annotations.NullMarked;
