package dev.stagedoor.notification.news.kafka;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.mail.AddressConfirmationRequested;
import dev.stagedoor.contracts.mail.GuestAddressGiven;
import dev.stagedoor.contracts.mail.InvitationCreated;
import dev.stagedoor.contracts.mail.PasswordResetRequested;
import dev.stagedoor.contracts.mail.PrivateMail;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.notification.contact.Guests;
import dev.stagedoor.notification.contact.Guests.Guest;
import dev.stagedoor.notification.mail.QueueMails;
import dev.stagedoor.notification.mail.WakeUp;
import dev.stagedoor.notification.mail.kafka.PrivateMails;
import dev.stagedoor.notification.mail.model.NewMail;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Queues the mails that private messages ask for, and keeps where guests are reached. */
@Configuration(proxyBeanMethods = false)
class PrivateMessages {
    private final Inbox inbox;
    private final PrivateMails mails;
    private final QueueMails queueMails;
    private final Guests guests;
    private final WakeUp wakeUp;
    private final Clock clock;

    PrivateMessages(Inbox inbox, PrivateMails mails, QueueMails queueMails, Guests guests, WakeUp wakeUp, Clock clock) {
        this.inbox = inbox;
        this.mails = mails;
        this.queueMails = queueMails;
        this.guests = guests;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    @Bean
    Subscription<PrivateMail> privateMail() {
        return new Subscription<>(
                Topics.PRIVATE_MAIL,
                Set.of(
                        AddressConfirmationRequested.class,
                        PasswordResetRequested.class,
                        InvitationCreated.class,
                        GuestAddressGiven.class),
                batch -> inbox.once(batch, this::take).doOnSuccess(_ -> wakeUp.call()));
    }

    private Mono<Void> take(List<IncomingMessage<PrivateMail>> batch) {
        List<NewMail> asked = batch.stream()
                .map(message -> mails.of(requireNonNull(message.data()), message.time()))
                .flatMap(Stream::ofNullable)
                .toList();
        Map<UUID, Guest> given = new LinkedHashMap<>();
        for (IncomingMessage<PrivateMail> message : batch) {
            if (message.data() instanceof GuestAddressGiven guest) {
                given.put(guest.guestId(), new Guest(guest.guestId(), guest.bookingId(), guest.email()));
            }
        }
        return queueMails
                .queue(asked)
                .then(given.isEmpty() ? Mono.empty() : guests.keep(given.values(), clock.instant()));
    }
}
