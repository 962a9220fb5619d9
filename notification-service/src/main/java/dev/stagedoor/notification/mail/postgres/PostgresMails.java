package dev.stagedoor.notification.mail.postgres;

import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.notification.mail.Mails;
import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.MailKind;
import dev.stagedoor.notification.mail.model.NewMail;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queue as a table. */
@Repository
class PostgresMails implements Mails {
    private final DatabaseClient database;
    private final Payloads payloads;

    PostgresMails(DatabaseClient database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    @Override
    public Flux<MailKind> queue(Collection<NewMail> mails, Instant now, Instant oldestNews) {
        if (mails.isEmpty()) {
            return Flux.empty();
        }
        return NewMailColumns.bind(mails, payloads, database.sql(MailSql.QUEUE))
                .bind(14, utc(now))
                .bind(15, utc(oldestNews))
                .map(row -> Map.entry(MailRow.kind(row), MailRow.value(row, "state", String.class)))
                .all()
                .filter(mail -> mail.getValue().equals("dropped"))
                .map(Map.Entry::getKey);
    }

    @Override
    public Flux<DueMail> claim(int limit, Instant now, Instant until) {
        return database.sql(MailSql.CLAIM)
                .bind(0, utc(now))
                .bind(1, limit)
                .bind(2, utc(until))
                .map(row -> MailRow.read(row, until, payloads))
                .all();
    }

    @Override
    public Mono<Void> sent(Collection<DueMail> mails, Instant now) {
        if (mails.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(MailSql.SENT)
                .bind(0, mails.stream().map(DueMail::id).toArray(UUID[]::new))
                .bind(1, utc(now))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> failed(DueMail mail, String reason, Instant now) {
        return database.sql(MailSql.FAILED)
                .bind(0, mail.id())
                .bind(1, utc(now))
                .bind(2, reason)
                .bind(3, utc(mail.claimedUntil()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> putOff(DueMail mail, Instant next) {
        return database.sql(MailSql.PUT_OFF)
                .bind(0, mail.id())
                .bind(1, utc(next))
                .bind(2, utc(mail.claimedUntil()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> release(Collection<DueMail> mails, Instant now) {
        if (mails.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(MailSql.RELEASE)
                .bind(0, mails.stream().map(DueMail::id).toArray(UUID[]::new))
                .bind(
                        1,
                        mails.stream()
                                .map(mail -> mail.claimedUntil().toString())
                                .toArray(String[]::new))
                .bind(2, utc(now))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<MailKind> dropOf(Collection<UUID> users, Instant now) {
        return kinds(database.sql(MailSql.DROP_OF_USERS)
                .bind(0, users.toArray(UUID[]::new))
                .bind(1, utc(now)));
    }

    @Override
    public Flux<MailKind> dropObsolete(Instant now, Instant waitingSince) {
        return kinds(database.sql(MailSql.DROP_OBSOLETE)
                .bind(0, utc(now))
                .bind(1, utc(waitingSince))
                .bind(2, AccountErased.NOBODY));
    }

    @Override
    public Mono<Void> disown(UUID user) {
        return database.sql(MailSql.DISOWN)
                .bind(0, user)
                .bind(1, AccountErased.NOBODY)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<KnownMail> of(UUID user) {
        return database.sql(MailSql.OF_USER)
                .bind(0, user)
                .map(row -> new KnownMail(
                        MailRow.value(row, "id", UUID.class),
                        MailRow.kind(row),
                        MailRow.value(row, "state", String.class),
                        MailRow.value(row, "booking_id", UUID.class),
                        row.get("event_id", UUID.class),
                        MailRow.value(row, "created_at", Instant.class),
                        row.get("settled_at", Instant.class)))
                .all();
    }

    @Override
    public Mono<Queue> look(Instant now) {
        return database.sql(MailSql.LOOK)
                .map(row -> {
                    Instant oldest = row.get("oldest", Instant.class);
                    return new Queue(
                            MailRow.value(row, "length", Long.class),
                            MailRow.value(row, "incomplete", Long.class),
                            oldest == null ? Duration.ZERO : Duration.between(oldest, now));
                })
                .one();
    }

    private static Flux<MailKind> kinds(DatabaseClient.GenericExecuteSpec statement) {
        return statement.map(MailRow::kind).all();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
