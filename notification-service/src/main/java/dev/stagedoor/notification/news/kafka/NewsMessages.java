package dev.stagedoor.notification.news.kafka;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.ticket.TicketMessage;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.notification.mail.QueueMails;
import dev.stagedoor.notification.mail.WakeUp;
import dev.stagedoor.notification.mail.kafka.BookingMails;
import dev.stagedoor.notification.report.RecordFacts;
import dev.stagedoor.notification.report.kafka.FactMessages;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Turns messages about bookings and tickets into queued mails and into facts, both in the inbox transaction. */
@Configuration(proxyBeanMethods = false)
class NewsMessages {
    /** A mail is minutes on its way to who reads it: a fraction of a second more buys whole batches. */
    private static final Duration REST = Duration.ofMillis(200);

    private final Inbox inbox;
    private final BookingMails mails;
    private final QueueMails queueMails;
    private final RecordFacts recordFacts;
    private final WakeUp wakeUp;

    NewsMessages(Inbox inbox, BookingMails mails, QueueMails queueMails, RecordFacts recordFacts, WakeUp wakeUp) {
        this.inbox = inbox;
        this.mails = mails;
        this.queueMails = queueMails;
        this.recordFacts = recordFacts;
        this.wakeUp = wakeUp;
    }

    @Bean
    Subscription<TicketMessage> tickets() {
        return new Subscription<>(
                Topics.TICKETS,
                Set.of(TicketsIssued.class, TicketRedeemed.class),
                batch -> inbox.once(
                                batch,
                                fresh -> queueMails
                                        .queue(each(fresh, mails::of))
                                        .then(recordFacts.record(each(fresh, FactMessages::of))))
                        .doOnSuccess(_ -> wakeUp.call()),
                REST);
    }

    @Bean
    Subscription<BookingMessage> bookings() {
        return new Subscription<>(
                Topics.BOOKINGS,
                Set.of(BookingConfirmed.class, BookingReleased.class, BookingRefunded.class),
                batch -> inbox.once(
                                batch,
                                fresh -> queueMails
                                        .queue(each(fresh, mails::of))
                                        .then(recordFacts.record(each(fresh, FactMessages::of))))
                        .doOnSuccess(_ -> wakeUp.call()),
                REST);
    }

    /** What the messages come to, without those that come to nothing. */
    private static <T, R> List<R> each(List<IncomingMessage<T>> batch, Function<T, @Nullable R> reading) {
        return batch.stream()
                .map(message -> reading.apply(requireNonNull(message.data())))
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
