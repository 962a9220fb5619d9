/** Who is invited to an event and what they answered. One invitation per event and invitee; a private event exists for its organizer and whom it invites. An address without an account is kept until somebody registers with it. */
@NullMarked
package dev.stagedoor.event.invitation;

import org.jspecify.annotations.NullMarked;
