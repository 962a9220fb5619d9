/** Where accounts are named. */
@NullMarked
package dev.stagedoor.ticket.erasure.postgres;

import org.jspecify.annotations.NullMarked;
