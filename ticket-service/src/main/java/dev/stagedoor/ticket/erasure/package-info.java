/** Deleted accounts: nobody's name stays at a door, and nobody's on what is over. */
@NullMarked
package dev.stagedoor.ticket.erasure;

import org.jspecify.annotations.NullMarked;
