/** Tests of the rules. */
@NullMarked
package dev.stagedoor.account.password.model;

import org.jspecify.annotations.NullMarked;
