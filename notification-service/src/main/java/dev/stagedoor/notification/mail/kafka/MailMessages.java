package dev.stagedoor.notification.mail.kafka;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingReleased.Outcome;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsIssued.IssuedTicket;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.notification.mail.QueueMails;
import dev.stagedoor.notification.mail.WakeUp;
import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.NewMail;
import dev.stagedoor.service.id.IdSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Turns messages into queued mails. */
@Configuration(proxyBeanMethods = false)
class MailMessages {
    private final Inbox inbox;
    private final QueueMails queueMails;
    private final WakeUp wakeUp;
    private final IdSource ids;

    MailMessages(Inbox inbox, QueueMails queueMails, WakeUp wakeUp, IdSource ids) {
        this.inbox = inbox;
        this.queueMails = queueMails;
        this.wakeUp = wakeUp;
        this.ids = ids;
    }

    @Bean
    Subscription<TicketsIssued> confirmations() {
        return new Subscription<>(
                Topics.TICKETS, Set.of(TicketsIssued.class), batch -> queue(batch, this::confirmation));
    }

    @Bean
    Subscription<BookingReleased> cancellations() {
        return new Subscription<>(
                Topics.BOOKINGS, Set.of(BookingReleased.class), batch -> queue(batch, this::cancellation));
    }

    private <T> Mono<Void> queue(
            List<IncomingMessage<T>> batch, Function<IncomingMessage<T>, @Nullable NewMail> mailOf) {
        return inbox.once(
                        batch,
                        fresh -> queueMails.queue(fresh.stream()
                                .<NewMail>mapMulti((message, mails) -> {
                                    NewMail mail = mailOf.apply(message);
                                    if (mail != null) {
                                        mails.accept(mail);
                                    }
                                })
                                .toList()))
                .doOnSuccess(_ -> wakeUp.call());
    }

    /** Bearer tickets that an organizer made have no booking, and nobody to write to. */
    private @Nullable NewMail confirmation(IncomingMessage<TicketsIssued> message) {
        TicketsIssued issued = message.data();
        if (issued == null || issued.bookingId() == null || issued.userId() == null) {
            return null;
        }
        Confirmation content =
                new Confirmation(issued.tickets().stream().map(IssuedTicket::id).toList());
        return new NewMail(
                ids.next(), issued.bookingId(), issued.eventId(), issued.userId(), content, issued.issuedAt());
    }

    /**
     * A hold that ran out unpaid is no news: its owner watched the clock or walked away. One whose money came too late
     * is, as that money is paid back.
     */
    private @Nullable NewMail cancellation(IncomingMessage<BookingReleased> message) {
        BookingReleased released = message.data();
        if (released == null || released.outcome() == Outcome.EXPIRED && released.refund() == null) {
            return null;
        }
        Cancellation content = new Cancellation(released.reason(), amount(released.refund()));
        return new NewMail(
                ids.next(),
                released.bookingId(),
                released.eventId(),
                released.userId(),
                content,
                released.releasedAt());
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : new Amount(money.amount(), money.currency());
    }
}
