package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.ticket.TicketMessage;
import dev.stagedoor.notification.event.Events;
import dev.stagedoor.notification.event.Events.Revision;
import dev.stagedoor.notification.mail.Mails;
import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.EventFacts;
import dev.stagedoor.notification.report.Facts;
import dev.stagedoor.notification.report.MakeReports;
import dev.stagedoor.notification.report.Reports;
import dev.stagedoor.notification.report.kafka.FactMessages;
import dev.stagedoor.notification.report.model.Fact;
import dev.stagedoor.notification.report.model.Fact.Kind;
import dev.stagedoor.notification.report.model.Figures;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportKind;
import dev.stagedoor.notification.report.model.ReportLine;
import dev.stagedoor.testsupport.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** From facts to reports, on a real PostgreSQL and with a clock of the test's choosing. The zone is Europe/Berlin. */
class ReportsIT extends NotificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** The end of Sunday the 29th of March 2026, a day of 23 hours, and of its week. */
    private static final Instant SHORT_DAYS_END = Instant.parse("2026-03-29T22:00:00Z");

    private final UUID organizer = UUID.randomUUID();
    private final UUID event = UUID.randomUUID();

    @Autowired
    private Facts facts;

    @Autowired
    private Events events;

    @Autowired
    private Reports reports;

    @Autowired
    private Mails mails;

    @Autowired
    private MakeReports makeReports;

    @Test
    void makesOneReportAndOneMailThoughManyReplicasClocksStrikeAtOnce() {
        publish(event);
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        record(
                Instant.now(),
                Stream.generate(() -> confirmed(UUID.randomUUID(), yesterday, 1))
                        .limit(300)
                        .toArray(Fact[]::new));
        Instant later = yesterday.plus(Duration.ofDays(8));
        var _ = Race.run(8, _ -> clockStrikes(later));
        assertThat(made(ReportKind.DAILY)).hasSize(1);
        assertThat(made(ReportKind.WEEKLY)).hasSize(1);
        assertThat(all()).allMatch(report -> report.totals().bookingsConfirmed() == 300);
        assertThat(Objects.requireNonNull(mails.of(organizer).collectList().block(PATIENCE)))
                .extracting(mail -> mail.about())
                .containsExactlyInAnyOrderElementsOf(
                        all().stream().map(Report::id).toList());
    }

    @Test
    void makesADaysReportOnceTheDayIsOverAndTheGracePast() {
        publish(event);
        Instant lastMoment = SHORT_DAYS_END.minusNanos(1000);
        record(lastMoment, confirmed(UUID.randomUUID(), lastMoment, 1250));
        Instant due = SHORT_DAYS_END.plus(GRACE);
        clockStrikes(due.minusNanos(1000));
        assertThat(all()).isEmpty();
        clockStrikes(due);
        assertThat(all()).hasSize(2);
        assertThat(made(ReportKind.DAILY).getFirst().period().name()).isEqualTo("2026-03-29");
        assertThat(made(ReportKind.WEEKLY).getFirst().period().name()).isEqualTo("2026-W13");
        clockStrikes(due.plus(Duration.ofDays(30)));
        assertThat(all()).hasSize(2);
    }

    @Test
    void putsEachMomentIntoItsDayAroundTheNightsInWhichClocksChange() {
        publish(event);
        // The first day has 23 hours, the second begins two hours before its date does in UTC.
        record(
                SHORT_DAYS_END,
                confirmed(UUID.randomUUID(), Instant.parse("2026-03-28T22:59:59Z"), 1),
                confirmed(UUID.randomUUID(), Instant.parse("2026-03-28T23:00:00Z"), 2),
                confirmed(UUID.randomUUID(), Instant.parse("2026-03-29T21:59:59Z"), 4),
                confirmed(UUID.randomUUID(), Instant.parse("2026-03-29T22:00:00Z"), 8),
                confirmed(UUID.randomUUID(), Instant.parse("2026-10-24T21:59:59Z"), 16),
                confirmed(UUID.randomUUID(), Instant.parse("2026-10-24T22:00:00Z"), 32),
                confirmed(UUID.randomUUID(), Instant.parse("2026-10-25T22:59:59Z"), 64),
                confirmed(UUID.randomUUID(), Instant.parse("2026-10-25T23:00:00Z"), 128));
        clockStrikes(Instant.parse("2026-11-05T00:00:00Z"));
        assertThat(made(ReportKind.DAILY))
                .extracting(
                        report -> report.period().name(),
                        report -> report.totals().revenue().get("EUR"))
                .containsExactly(
                        tuple("2026-03-28", 1L),
                        tuple("2026-03-29", 6L),
                        tuple("2026-03-30", 8L),
                        tuple("2026-10-24", 16L),
                        tuple("2026-10-25", 96L),
                        tuple("2026-10-26", 128L));
    }

    @Test
    void waitsForTheEventOfAFactAndReportsItAsOfItsTime() {
        record(SHORT_DAYS_END, confirmed(UUID.randomUUID(), Instant.parse("2026-03-29T12:00:00Z"), 1250));
        clockStrikes(SHORT_DAYS_END.plus(GRACE));
        assertThat(all()).isEmpty();
        publish(event);
        clockStrikes(SHORT_DAYS_END.plus(GRACE));
        assertThat(made(ReportKind.DAILY)).hasSize(1);
        assertThat(made(ReportKind.DAILY).getFirst().lines())
                .extracting(ReportLine::eventName, ReportLine::late)
                .containsExactly(tuple("Winter Concert", false));
    }

    @Test
    void tellsWhatComesAfterItsReportInTheNextOneAsLate() {
        publish(event);
        Instant noon = Instant.parse("2026-03-29T10:00:00Z");
        record(noon, confirmed(UUID.randomUUID(), noon, 100));
        clockStrikes(SHORT_DAYS_END.plus(GRACE));
        Instant knownAt = SHORT_DAYS_END.plus(Duration.ofHours(5));
        record(knownAt, confirmed(UUID.randomUUID(), noon.plusSeconds(1), 200));
        clockStrikes(SHORT_DAYS_END.plus(Duration.ofHours(20)));
        assertThat(made(ReportKind.DAILY)).hasSize(1);
        clockStrikes(SHORT_DAYS_END.plus(Duration.ofDays(1)).plus(GRACE));
        List<Report> daily = made(ReportKind.DAILY);
        assertThat(daily).extracting(report -> report.period().name()).containsExactly("2026-03-29", "2026-03-30");
        assertThat(daily.getFirst().totals().revenue()).containsEntry("EUR", 100L);
        assertThat(daily.getLast().lines()).extracting(ReportLine::late).containsExactly(true);
        assertThat(daily.getLast().totals().revenue()).containsEntry("EUR", 200L);
    }

    @Test
    void countsACancellationOnlyOfABookingThatHadBeenConfirmed() {
        publish(event);
        Instant noon = Instant.parse("2026-03-29T10:00:00Z");
        UUID sold = UUID.randomUUID();
        record(
                noon,
                fact(Kind.CANCELLED, sold, noon, new Amount(1000, "EUR")),
                fact(Kind.CANCELLED, UUID.randomUUID(), noon, new Amount(500, "EUR")),
                confirmed(sold, noon.minusSeconds(60), 1250));
        clockStrikes(SHORT_DAYS_END.plus(GRACE));
        Figures totals = made(ReportKind.DAILY).getFirst().totals();
        assertThat(totals.bookingsCancelled()).isEqualTo(1);
        assertThat(totals.refunds()).isEqualTo(1);
        assertThat(totals.refunded()).containsEntry("EUR", 1000L);
    }

    @Test
    void letsAReportThatCannotBeMadeHoldUpNoOther() {
        Instant noon = Instant.parse("2026-03-29T10:00:00Z");
        UUID unlucky = UUID.randomUUID();
        UUID tooMuch = UUID.randomUUID();
        publish(tooMuch, unlucky);
        publish(event);
        Amount most = new Amount(Long.MAX_VALUE, "EUR");
        record(
                noon,
                new Fact(Kind.CONFIRMED, UUID.randomUUID(), tooMuch, noon.minusSeconds(2), 1, most),
                new Fact(Kind.CONFIRMED, UUID.randomUUID(), tooMuch, noon.minusSeconds(1), 1, most),
                confirmed(UUID.randomUUID(), noon, 100));
        try {
            assertThat(clockStrikes(SHORT_DAYS_END.plus(GRACE))).isEqualTo(2);
            assertThat(all()).hasSize(2);
        } finally {
            run(facts.forgetOf(unlucky));
        }
    }

    /** Whatever comes, however often, in whatever order and however late: every fact is told once daily and once weekly. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpToWhatHappenedInWhateverOrderItComes(long seed) {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-03-26T00:00:00Z");
        List<Record> happened = RandomNews.of(event, random, start);
        List<Record> told = new ArrayList<>(happened);
        happened.stream().filter(_ -> random.nextInt(3) == 0).forEach(told::add);
        Collections.shuffle(told, random);
        int publishedAfter = random.nextInt(told.size());
        Instant now = start;
        for (int i = 0; i < told.size(); i += 5) {
            if (i >= publishedAfter) {
                publish(event);
            }
            tell(told.subList(i, Math.min(told.size(), i + 5)), now);
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            clockStrikes(now);
        }
        publish(event);
        clockStrikes(now.plus(Duration.ofDays(60)));
        Figures expected = Oracle.figures(happened);
        assertThat(Figures.sum(made(ReportKind.DAILY).stream().map(Report::totals)))
                .isEqualTo(expected);
        assertThat(Figures.sum(made(ReportKind.WEEKLY).stream().map(Report::totals)))
                .isEqualTo(expected);
        assertThat(all().stream().flatMap(report -> report.lines().stream()).anyMatch(ReportLine::late))
                .isTrue();
    }

    private void tell(List<Record> messages, Instant now) {
        Fact[] news = messages.stream()
                .map(message -> message instanceof BookingMessage booking
                        ? FactMessages.of(booking)
                        : FactMessages.of((TicketMessage) message))
                .filter(Objects::nonNull)
                .toArray(Fact[]::new);
        record(now, news);
    }

    private Fact fact(Kind kind, UUID source, Instant at, Amount money) {
        return new Fact(kind, source, event, at, 1, money);
    }

    private Fact confirmed(UUID booking, Instant at, long cents) {
        return fact(Kind.CONFIRMED, booking, at, new Amount(cents, "EUR"));
    }

    private void record(Instant now, Fact... news) {
        run(facts.record(List.of(news), now));
    }

    private void publish(UUID published) {
        publish(published, organizer);
    }

    private void publish(UUID published, UUID owner) {
        run(events.keep(List.of(new Revision(
                published,
                1,
                owner,
                new EventFacts(
                        "Winter Concert", null, true, "UTC", SHORT_DAYS_END, SHORT_DAYS_END.plusSeconds(3600))))));
    }

    @CanIgnoreReturnValue
    private long clockStrikes(Instant now) {
        return Objects.requireNonNull(makeReports.due(now).block(PATIENCE));
    }

    private List<Report> made(ReportKind kind) {
        return all().stream().filter(report -> report.period().kind() == kind).toList();
    }

    private List<Report> all() {
        return Objects.requireNonNull(reports.all(organizer).collectList().block(PATIENCE));
    }

    private static void run(Mono<Void> work) {
        var _ = work.block(PATIENCE);
    }
}
