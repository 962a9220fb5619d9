/** Owners prove that mail reaches them. A token confirms the address that it was sent to, and no other. */
@NullMarked
package dev.stagedoor.account.confirmation;

import org.jspecify.annotations.NullMarked;
