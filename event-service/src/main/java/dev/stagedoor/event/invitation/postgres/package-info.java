/** Invitations in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.invitation.postgres;

import org.jspecify.annotations.NullMarked;
