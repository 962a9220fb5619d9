/** Password hashes. */
@NullMarked
package dev.stagedoor.account.password;

import org.jspecify.annotations.NullMarked;
