/** What a password may be. */
@NullMarked
package dev.stagedoor.account.password.model;

import org.jspecify.annotations.NullMarked;
