/** Deleting an account, and the proof that every service has. Owns the tables {@code erasures} and {@code erasure_services}. */
@NullMarked
package dev.stagedoor.account.erasure;

import org.jspecify.annotations.NullMarked;
