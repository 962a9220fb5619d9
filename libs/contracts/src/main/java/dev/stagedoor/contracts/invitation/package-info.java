/** Who may book private events, on the internal {@code stagedoor.guest-lists.v1}. */
@NullMarked
package dev.stagedoor.contracts.invitation;

import org.jspecify.annotations.NullMarked;
