/** Accounts over HTTP. */
@NullMarked
package dev.stagedoor.account.user.http;

import org.jspecify.annotations.NullMarked;
