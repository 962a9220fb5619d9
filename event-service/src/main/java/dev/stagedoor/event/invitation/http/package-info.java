/** Invitations over HTTP. */
@NullMarked
package dev.stagedoor.event.invitation.http;

import org.jspecify.annotations.NullMarked;
