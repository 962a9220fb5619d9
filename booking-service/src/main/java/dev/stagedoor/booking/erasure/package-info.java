/** Forgets users whose account was deleted: ends what is open by the terms, then nobody knows whose the rest was. */
@NullMarked
package dev.stagedoor.booking.erasure;

import org.jspecify.annotations.NullMarked;
