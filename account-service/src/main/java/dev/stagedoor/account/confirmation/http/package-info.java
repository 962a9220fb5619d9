/** Confirming an address, over HTTP. */
@NullMarked
package dev.stagedoor.account.confirmation.http;

import org.jspecify.annotations.NullMarked;
