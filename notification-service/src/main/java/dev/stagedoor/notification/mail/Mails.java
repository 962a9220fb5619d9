package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.MailKind;
import dev.stagedoor.notification.mail.model.NewMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queue. A mail stands in it once per kind and thing it is about, whoever asks for it and however often. */
public interface Mails {
    /**
     * Queues mails, in the transaction under way. What was caused before {@code oldestNews} is kept as dropped instead.
     * Emits the kind of each that was dropped.
     */
    Flux<MailKind> queue(Collection<NewMail> mails, Instant now, Instant oldestNews);

    /**
     * Claims up to {@code limit} mails that are due and whose contact and event are known, until {@code until}: no other
     * sender gets them before.
     */
    Flux<DueMail> claim(int limit, Instant now, Instant until);

    /** The server took them. Said even when the claim is over. */
    Mono<Void> sent(Collection<DueMail> mails, Instant now);

    /** The server will never take it. Does nothing when the claim is over. */
    Mono<Void> failed(DueMail mail, String reason, Instant now);

    /** Another attempt at {@code next}. Does nothing when the claim is over. */
    Mono<Void> putOff(DueMail mail, Instant next);

    /** Gives claimed mails back untried. */
    Mono<Void> release(Collection<DueMail> mails, Instant now);

    /** Drops the queued mails of users whose accounts are erased. Emits the kind of each. */
    Flux<MailKind> dropOf(Collection<UUID> users, Instant now);

    /** Makes the settled mails of a user whose account is erased nobody's. */
    Mono<Void> disown(UUID user);

    /** Every mail to a user, oldest first. */
    Flux<KnownMail> of(UUID user);

    /**
     * Drops what nobody needs: confirmations of bookings that are cancelled, tokens that have expired, and mails queued
     * before {@code waitingSince} whose contact or event never came. Emits the kind of each.
     */
    Flux<MailKind> dropObsolete(Instant now, Instant waitingSince);

    /** Looks at the queue. */
    Mono<Queue> look(Instant now);

    /**
     * What is kept of a mail.
     *
     * @param state {@code queued}, {@code sent}, {@code failed} or {@code dropped}
     * @param about the booking, refund, report, request or invitation
     * @param settledAt null while it is queued
     */
    record KnownMail(
            UUID id,
            MailKind kind,
            String state,
            UUID about,
            @Nullable UUID eventId,
            Instant createdAt,
            @Nullable Instant settledAt) {}

    /**
     * The queue at one moment.
     *
     * @param length mails queued
     * @param incomplete those of them that wait for their contact or event
     * @param oldestAge how long the oldest has been queued; zero for an empty queue
     */
    record Queue(long length, long incomplete, Duration oldestAge) {
        static final Queue EMPTY = new Queue(0, 0, Duration.ZERO);
    }
}
