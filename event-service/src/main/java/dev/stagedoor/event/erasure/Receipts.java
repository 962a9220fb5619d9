package dev.stagedoor.event.erasure;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.event.directory.KeepPeople;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The end of an erasure: the last of what is known of the user goes with the receipt, in one transaction. */
@Component
class Receipts {
    private final KeepPeople people;
    private final Inbox inbox;
    private final Outbox outbox;

    Receipts(KeepPeople people, Inbox inbox, Outbox outbox) {
        this.people = people;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    Mono<Void> give(IncomingMessage<AccountDeleted> message, UUID userId, Instant now) {
        AccountErased erased = new AccountErased(userId, "event-service", now);
        Mono<Void> receipt = outbox.append(
                OutgoingMessage.to(Topics.ERASURES, userId, erased).causedBy(message));
        return inbox.once(message.id(), people.gone(List.of(userId)).then(receipt))
                .then();
    }
}
