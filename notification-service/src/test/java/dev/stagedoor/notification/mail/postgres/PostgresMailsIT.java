package dev.stagedoor.notification.mail.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.notification.mail.Mails.Queue;
import dev.stagedoor.notification.mail.model.Addressee;
import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.MailContent;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.MailKind;
import dev.stagedoor.notification.mail.model.NewMail;
import dev.stagedoor.notification.mail.model.Recipient;
import dev.stagedoor.testsupport.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The queue on a real PostgreSQL, with a clock of the test's choosing. */
class PostgresMailsIT {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final DatabaseClient DATABASE = MigratedDatabase.connect();

    private final UUID user = UUID.randomUUID();
    private final UUID event = UUID.randomUUID();

    @BeforeEach
    void empty() {
        execute("TRUNCATE mails, contacts, events, guests");
    }

    @Test
    void keepsOneMailPerBookingAndKind() {
        UUID booking = UUID.randomUUID();
        queue(confirmation(booking), confirmation(booking), cancellation(booking));
        queue(confirmation(booking), cancellation(booking));
        assertThat(look().length()).isEqualTo(2);
    }

    @Test
    void givesBackWhatWasQueued() {
        knowUserAndEvent();
        UUID booking = UUID.randomUUID();
        NewMail queued = confirmation(booking);
        queue(queued);
        DueMail due = claim(10).getFirst();
        assertThat(due.content()).isEqualTo(queued.content());
        assertThat(due.about()).isEqualTo(booking);
        assertThat(due.recipient().email()).isEqualTo("ada@example.com");
        assertThat(Objects.requireNonNull(due.event()).location()).isNull();
        assertThat(Objects.requireNonNull(due.event()).startsAt()).isEqualTo(Instant.parse("2026-12-18T18:30:00Z"));

        NewMail refunded = cancellation(UUID.randomUUID());
        queue(refunded);
        assertThat(claim(10)).extracting(DueMail::content).containsExactly(refunded.content());
        NewMail unpaid = mail(UUID.randomUUID(), new Cancellation("event_cancelled", null), NOW);
        queue(unpaid);
        assertThat(claim(10)).extracting(DueMail::content).containsExactly(unpaid.content());
    }

    @Test
    void claimsEachMailOnceHoweverManySendersRace() {
        knowUserAndEvent();
        queue(Stream.generate(() -> confirmation(UUID.randomUUID())).limit(100).toArray(NewMail[]::new));
        List<List<DueMail>> claims = Race.run(
                8,
                _ -> Stream.generate(() -> claim(7))
                        .takeWhile(batch -> !batch.isEmpty())
                        .flatMap(List::stream)
                        .toList());
        assertThat(claims.stream().flatMap(List::stream).map(DueMail::id))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void givesAMailToAnotherSenderWhenItsLeaseIsOver() {
        knowUserAndEvent();
        queue(confirmation(UUID.randomUUID()));
        assertThat(claim(10)).hasSize(1);
        assertThat(claimAt(LEASE_END.minusNanos(1_000))).isEmpty();
        assertThat(claimAt(LEASE_END)).hasSize(1);
    }

    @Test
    void ignoresWhatALateSenderSaysUnlessTheMailWasSent() {
        knowUserAndEvent();
        queue(confirmation(UUID.randomUUID()), confirmation(UUID.randomUUID()));
        List<DueMail> late = claim(10);
        assertThat(claimAt(LEASE_END)).hasSize(2);

        run(mails().failed(late.getFirst(), "smtp_550", NOW));
        run(mails().putOff(late.getFirst(), NOW));
        run(mails().release(late, NOW));
        assertThat(claim(10)).isEmpty();
        assertThat(look().length()).isEqualTo(2);
        run(mails().sent(List.of(late.getFirst()), NOW));
        assertThat(look().length()).isEqualTo(1);
    }

    @Test
    void waitsForContactAndEvent() {
        queue(confirmation(UUID.randomUUID()));
        assertThat(claim(10)).isEmpty();
        assertThat(look().incomplete()).isEqualTo(1);
        knowUser();
        assertThat(claim(10)).isEmpty();
        knowEvent();
        assertThat(look().incomplete()).isZero();
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void dropsTheConfirmationOfACancelledBooking() {
        knowUserAndEvent();
        UUID booking = UUID.randomUUID();
        queue(cancellation(booking));
        queue(confirmation(booking));
        assertThat(claim(10)).extracting(mail -> mail.content().kind()).containsExactly(MailKind.CANCELLATION);
        assertThat(dropObsolete(NOW.minusSeconds(1))).containsExactly(MailKind.CONFIRMATION);
        assertThat(dropObsolete(NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void givesUpOnMailsWhoseContactNeverCame() {
        knowEvent();
        queue(confirmation(UUID.randomUUID()));
        assertThat(dropObsolete(NOW.minusNanos(1_000))).isEmpty();
        assertThat(dropObsolete(NOW)).containsExactly(MailKind.CONFIRMATION);
    }

    @Test
    void neverGivesUpOnMailsThatAreComplete() {
        knowUserAndEvent();
        queue(confirmation(UUID.randomUUID()));
        assertThat(dropObsolete(NOW)).isEmpty();
    }

    @Test
    void doesNotMailOldNews() {
        knowUserAndEvent();
        NewMail old = mail(UUID.randomUUID(), new Confirmation(List.of(UUID.randomUUID())), NOW.minusSeconds(60));
        NewMail young = mail(UUID.randomUUID(), new Confirmation(List.of(UUID.randomUUID())), NOW.minusSeconds(59));
        List<MailKind> dropped = Objects.requireNonNull(mails().queue(List.of(old, young), NOW, NOW.minusSeconds(59))
                .collectList()
                .block(PATIENCE));
        assertThat(dropped).containsExactly(MailKind.CONFIRMATION);
        assertThat(claim(10)).extracting(DueMail::about).containsExactly(young.about());
    }

    @Test
    void dropsWhatIsQueuedForAnErasedAccount() {
        knowUserAndEvent();
        queue(confirmation(UUID.randomUUID()), cancellation(UUID.randomUUID()));
        assertThat(mails().dropOf(List.of(user), NOW).collectList().block(PATIENCE))
                .containsExactlyInAnyOrder(MailKind.CONFIRMATION, MailKind.CANCELLATION);
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void hidesKindsThatThePreviousVersionDoesNotKnow() {
        knowUserAndEvent();
        NewMail invitation = mail(UUID.randomUUID(), new Invitation("Grace"), NOW);
        queue(invitation, confirmation(UUID.randomUUID()));
        // What the version before looks for, and what it writes.
        assertThat(count("state = 'queued'")).isEqualTo(1);
        execute("""
                INSERT INTO mails (id, booking_id, kind, event_id, user_id, ticket_ids, state, next_attempt_at, created_at)
                VALUES (gen_random_uuid(), gen_random_uuid(), 'confirmation', '%s', '%s', '{}', 'queued',
                        '2026-11-21T12:00:00Z', '2026-11-21T12:00:00Z')""".formatted(event, user));
        assertThat(claim(10)).hasSize(3).extracting(DueMail::content).contains(invitation.content());
    }

    @Test
    void dropsExpiredTokensAndKeepsNothingOfThem() {
        PasswordReset reset = new PasswordReset("token", NOW);
        Addressee ada = new Addressee(user, new Recipient("Ada", "ada@example.com"));
        queue(new NewMail(UUID.randomUUID(), UUID.randomUUID(), null, ada, reset, NOW));
        assertThat(claim(10)).isEmpty();
        assertThat(dropObsolete(NOW.minusSeconds(60))).containsExactly(MailKind.PASSWORD_RESET);
        assertThat(count("payload IS NULL AND email IS NULL AND username IS NULL AND outcome = 'expired'"))
                .isEqualTo(1);
    }

    @Test
    void measuresTheOldest() {
        queue(confirmation(UUID.randomUUID()));
        assertThat(mails().look(NOW.plusSeconds(90)).block(PATIENCE))
                .isEqualTo(new Queue(1, 1, Duration.ofSeconds(90)));
        empty();
        assertThat(look()).isEqualTo(new Queue(0, 0, Duration.ZERO));
    }

    private void queue(NewMail... mails) {
        assertThat(mails().queue(List.of(mails), NOW, NOW.minusSeconds(60))
                        .collectList()
                        .block(PATIENCE))
                .isEmpty();
    }

    private static List<DueMail> claim(int limit) {
        return Objects.requireNonNull(
                mails().claim(limit, NOW, LEASE_END).collectList().block(PATIENCE));
    }

    private static List<DueMail> claimAt(Instant now) {
        return Objects.requireNonNull(
                mails().claim(10, now, now.plusSeconds(300)).collectList().block(PATIENCE));
    }

    private static List<MailKind> dropObsolete(Instant waitingSince) {
        return Objects.requireNonNull(
                mails().dropObsolete(NOW, waitingSince).collectList().block(PATIENCE));
    }

    private static Queue look() {
        return Objects.requireNonNull(mails().look(NOW).block(PATIENCE));
    }

    private NewMail confirmation(UUID booking) {
        return mail(booking, new Confirmation(List.of(UUID.randomUUID(), UUID.randomUUID())), NOW);
    }

    private NewMail cancellation(UUID booking) {
        return mail(booking, new Cancellation("cancelled_by_attendee", new Amount(1250, "EUR")), NOW);
    }

    private NewMail mail(UUID booking, MailContent content, Instant causedAt) {
        return new NewMail(UUID.randomUUID(), booking, event, Addressee.user(user), content, causedAt);
    }

    private void knowUserAndEvent() {
        knowUser();
        knowEvent();
    }

    private void knowUser() {
        execute("INSERT INTO contacts VALUES ('%s', 'Ada', 'ada@example.com')".formatted(user));
    }

    private void knowEvent() {
        execute("""
                INSERT INTO events VALUES ('%s', 1, 'Concert', NULL, false, 'Europe/Berlin', '2026-12-18T18:30:00Z',
                                           '2026-12-18T21:00:00Z')""".formatted(event));
    }

    private static PostgresMails mails() {
        return new PostgresMails(DATABASE, new Payloads(new JsonMapper()));
    }

    private static long count(String condition) {
        return Objects.requireNonNull(DATABASE.sql("SELECT count(*) FROM mails WHERE " + condition)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }

    private static void execute(String sql) {
        run(DATABASE.sql(sql).then());
    }

    private static void run(Mono<Void> work) {
        var _ = work.block(PATIENCE);
    }
}
