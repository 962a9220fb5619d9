/** Resetting a password, over HTTP. */
@NullMarked
package dev.stagedoor.account.reset.http;

import org.jspecify.annotations.NullMarked;
