/** Deleting an account and following its erasure, over HTTP. */
@NullMarked
package dev.stagedoor.account.erasure.http;

import org.jspecify.annotations.NullMarked;
