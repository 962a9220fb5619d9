package dev.stagedoor.event.invitation.model;

import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.directory.model.PersonKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who of those wanted gets an invitation.
 *
 * @param entries what is answered, one per name and address sent
 * @param added what is to be stored
 */
public record InvitationPlan(List<Entry> entries, List<Invitation> added) {

    /** What becomes of a name or an address. */
    public enum Outcome {
        INVITED,
        ALREADY_INVITED,
        UNKNOWN_USER
    }

    /**
     * The answer for one name or address.
     *
     * @param username as it was sent; null: invited by address
     * @param email as it was sent; null: invited by name
     * @param id of the invitation; null: there is none
     */
    public record Entry(
            @Nullable String username,
            @Nullable String email,
            Outcome outcome,
            @Nullable UUID id) {}

    /**
     * What is known of those wanted.
     *
     * @param byUsername accounts by the keys of names
     * @param byEmail accounts by the keys of addresses
     * @param existing invitations of the event that may be theirs
     */
    public record Known(Map<String, UUID> byUsername, Map<String, UUID> byEmail, List<Invitation> existing) {}

    /**
     * The organizer is there anyway and counts as invited. That an address has an account is not told: whoever may invite
     * could try out the addresses of the world.
     */
    public static InvitationPlan of(Event event, Wanted wanted, Known known, Supplier<UUID> ids, Instant now) {
        Draft draft = new Draft(event, known, ids, now);
        wanted.usernames().forEach(draft::byName);
        wanted.emails().forEach(draft::byEmail);
        return new InvitationPlan(draft.entries, draft.added);
    }

    private static final class Draft {
        private final Event event;
        private final Known known;
        private final Supplier<UUID> ids;
        private final Instant now;
        private final Map<UUID, UUID> ofUser = new HashMap<>();
        private final Map<String, UUID> ofAddress = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Invitation> added = new ArrayList<>();

        Draft(Event event, Known known, Supplier<UUID> ids, Instant now) {
            this.event = event;
            this.known = known;
            this.ids = ids;
            this.now = now;
            known.existing().forEach(this::remember);
        }

        void byName(String username) {
            UUID userId = known.byUsername().get(PersonKey.username(username));
            if (userId == null) {
                entries.add(new Entry(username, null, Outcome.UNKNOWN_USER, null));
            } else if (event.belongsTo(userId) || ofUser.containsKey(userId)) {
                entries.add(new Entry(username, null, Outcome.ALREADY_INVITED, ofUser.get(userId)));
            } else {
                entries.add(new Entry(username, null, Outcome.INVITED, add(userId, null)));
            }
        }

        void byEmail(String email) {
            String key = PersonKey.email(email);
            UUID userId = known.byEmail().get(key);
            UUID there = ofAddress.get(key);
            if (there == null && userId != null) {
                there = ofUser.get(userId);
            }
            if (there != null || event.belongsTo(userId)) {
                entries.add(new Entry(null, email, Outcome.ALREADY_INVITED, there));
            } else {
                entries.add(new Entry(null, email, Outcome.INVITED, add(userId, email)));
            }
        }

        private UUID add(@Nullable UUID userId, @Nullable String email) {
            Invitation invitation = Invitation.pending(ids.get(), event.id(), userId, email, now);
            added.add(invitation);
            remember(invitation);
            return invitation.id();
        }

        private void remember(Invitation invitation) {
            UUID inviteeId = invitation.inviteeId();
            String email = invitation.email();
            if (inviteeId != null) {
                ofUser.put(inviteeId, invitation.id());
            }
            if (email != null) {
                ofAddress.put(PersonKey.email(email), invitation.id());
            }
        }
    }
}
