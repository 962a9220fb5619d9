package dev.stagedoor.event.invitation.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationState;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Reads rows of {@code invitations}. */
final class InvitationRow {
    private InvitationRow() {}

    static Invitation read(Readable row) {
        return new Invitation(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("event_id", UUID.class)),
                row.get("invitee_id", UUID.class),
                row.get("email", String.class),
                InvitationState.valueOf(
                        requireNonNull(row.get("state", String.class)).toUpperCase(Locale.ROOT)),
                requireNonNull(row.get("created_at", Instant.class)),
                row.get("answered_at", Instant.class));
    }

    static String state(InvitationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
