/** What becomes of a user's data: the user sees it, and it goes with the account. */
@NullMarked
package dev.stagedoor.notification.erasure;

import org.jspecify.annotations.NullMarked;
