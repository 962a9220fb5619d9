/** A new password for somebody who forgot the old one. Nobody learns here whether an account exists. */
@NullMarked
package dev.stagedoor.account.reset;

import org.jspecify.annotations.NullMarked;
