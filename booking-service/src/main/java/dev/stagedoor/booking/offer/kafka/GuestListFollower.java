package dev.stagedoor.booking.offer.kafka;

import dev.stagedoor.booking.offer.GuestLists;
import dev.stagedoor.booking.offer.GuestLists.Invitation;
import dev.stagedoor.contracts.invitation.GuestListMessage;
import dev.stagedoor.contracts.invitation.GuestListOpened;
import dev.stagedoor.contracts.invitation.PersonInvited;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps who is invited; an empty record takes an invitation back. Of several messages of one key the last counts. */
@Component
public class GuestListFollower {
    private final GuestLists guests;
    private final Inbox inbox;

    GuestListFollower(GuestLists guests, Inbox inbox) {
        this.guests = guests;
        this.inbox = inbox;
    }

    public Mono<Void> handle(List<IncomingMessage<GuestListMessage>> batch) {
        return inbox.once(batch, this::keep);
    }

    private Mono<Void> keep(List<IncomingMessage<GuestListMessage>> fresh) {
        Map<UUID, Invitation> invited = new LinkedHashMap<>();
        Set<UUID> withdrawn = new HashSet<>();
        Set<UUID> closed = new HashSet<>();
        for (IncomingMessage<GuestListMessage> message : fresh) {
            UUID key = message.key();
            switch (message.data()) {
                case null -> {
                    invited.remove(key);
                    withdrawn.add(key);
                }
                case PersonInvited person -> {
                    invited.put(key, new Invitation(key, person.eventId(), person.userId()));
                    withdrawn.remove(key);
                }
                case GuestListOpened opened -> closed.add(opened.eventId());
            }
        }
        return guests.withdraw(withdrawn)
                .then(guests.keep(List.copyOf(invited.values())))
                .then(guests.close(closed));
    }
}
