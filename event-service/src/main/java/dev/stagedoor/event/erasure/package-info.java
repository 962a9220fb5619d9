/** What becomes of events when an account is deleted ({@link dev.stagedoor.event.erasure.EraseAccount}), and what is known of one ({@link dev.stagedoor.event.erasure.ExportEvents}). After the receipt nothing here refers to the user. */
@NullMarked
package dev.stagedoor.event.erasure;

import org.jspecify.annotations.NullMarked;
