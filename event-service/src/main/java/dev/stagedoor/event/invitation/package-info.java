/** Who is invited to an event and what they answered. One invitation per event and invitee; a private event exists for its organizer and whom it invites. An address is kept until an account has confirmed it. */
@NullMarked
package dev.stagedoor.event.invitation;

import org.jspecify.annotations.NullMarked;
