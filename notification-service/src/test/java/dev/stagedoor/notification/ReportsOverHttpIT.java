package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.notification.report.MakeReports;
import dev.stagedoor.testsupport.TestMessages;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** From the messages to the report that its organizer reads, until the account is deleted. */
class ReportsOverHttpIT extends NotificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Value("${stagedoor.kafka.bootstrap-servers}")
    private String kafka = "";

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private MakeReports makeReports;

    private TestMessages messages;
    private News news;
    private WebTestClient http;

    @BeforeEach
    void open() {
        SMTP.start();
        messages = new TestMessages(kafka);
        news = new News(messages);
        http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    @AfterEach
    void close() {
        messages.close();
    }

    @Test
    void showsListsAndMailsReportsToTheirOrganizerAlone() {
        String id = reportOfTheDay("=cmd|' /C calc'!A0", "organizer-1@example.com");
        String mine = TestTokens.organizer(news.organizer);
        get("/api/reports?kind=daily", mine)
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Link")
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(id)
                .jsonPath("$.items[0].totals.revenue[0].amount")
                .isEqualTo(2500);
        get("/api/reports?from=2030-01-01", mine)
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
        get("/api/reports/" + id, mine)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("daily")
                .jsonPath("$.lines[0].eventId")
                .isEqualTo(news.event.toString())
                .jsonPath("$.lines[0].figures.checkIns")
                .isEqualTo(1);
        String csv = body(id, mine);
        assertThat(csv).contains(news.event + ",'=cmd|' /C calc'!A0,no,1,1,25.00,0,0,0.00,1\r\n");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(SMTP.mailsTo("organizer-1@example.com")).hasSize(2));
        assertThat(SMTP.mailsTo("organizer-1@example.com"))
                .extracting(TestSmtpServer.Received::raw)
                .allMatch(raw -> raw.contains("text/csv") && raw.contains("filename=stagedoor-"));

        get("/api/reports/" + id, TestTokens.organizer(UUID.randomUUID()))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
        get("/api/reports", TestTokens.organizer(UUID.randomUUID()))
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void refusesWhoIsNoOrganizerAndWhatIsNoReport() {
        String organizer = TestTokens.organizer(UUID.randomUUID());
        http.get().uri("/api/reports").exchange().expectStatus().isUnauthorized();
        get("/api/reports", TestTokens.attendee(UUID.randomUUID()))
                .expectStatus()
                .isForbidden();
        get("/api/reports/" + UUID.randomUUID(), organizer).expectStatus().isNotFound();
        get("/api/reports/nonsense", organizer).expectStatus().isBadRequest();
        get("/api/reports?kind=hourly&from=soon&to=2026-02-30", organizer)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_values")
                .jsonPath("$.errors.length()")
                .isEqualTo(3);
        get("/api/reports?limit=101", organizer).expectStatus().isEqualTo(422);
        http.get()
                .uri("/api/reports/" + UUID.randomUUID())
                .headers(headers -> headers.setBearerAuth(organizer))
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_acceptable");
    }

    @Test
    void forgetsAnOrganizerWhoseAccountIsDeleted() {
        var _ = reportOfTheDay("Winter Concert", "organizer-2@example.com");
        String token = TestTokens.organizer(news.organizer);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(SMTP.mailsTo("organizer-2@example.com")).hasSize(2));
        get("/api/users/me/export/mails", token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reports.length()")
                .isEqualTo(2)
                .jsonPath("$.mails[0].kind")
                .isEqualTo("report");
        var _ = messages.send(Topics.ACCOUNTS, news.organizer, new AccountDeleted(news.organizer, Instant.now()));
        var receipts = messages.await(
                Topics.ERASURES,
                1,
                message -> message.key().equals(news.organizer)
                        && message.data().get("service").asString().equals("notification-service"),
                PATIENCE);
        assertThat(receipts.getFirst().type()).isEqualTo("stagedoor.account.erased.v1");
        get("/api/users/me/export/mails", token)
                .expectBody()
                .jsonPath("$.reports.length()")
                .isEqualTo(0)
                .jsonPath("$.mails.length()")
                .isEqualTo(0);
        for (String trace : new String[] {
            "SELECT count(*) FROM contacts WHERE user_id = $1",
            "SELECT count(*) FROM mails WHERE user_id = $1",
            "SELECT count(*) FROM reports WHERE organizer_id = $1",
            "SELECT count(*) FROM events WHERE organizer_id = $1"
        }) {
            assertThat(count(trace, news.organizer)).as(trace).isZero();
        }
        assertThat(count("SELECT count(*) FROM facts WHERE event_id = $1", news.event))
                .isZero();
        assertThat(count("SELECT count(*) FROM mails WHERE user_id = $1", AccountErased.NOBODY))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void dropsWhatIsQueuedForADeletedAccount() {
        news.contact("Ada", "left@example.com");
        news.issued();
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM mails WHERE user_id = $1", news.user) == 1);
        var _ = messages.send(Topics.ACCOUNTS, news.user, new AccountDeleted(news.user, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> count(
                                "SELECT count(*) FROM mails WHERE booking_id = $1 AND state = 'dropped'"
                                        + " AND user_id = '00000000-0000-0000-0000-000000000000'",
                                news.booking)
                        == 1);
        assertThat(count("SELECT count(*) FROM contacts WHERE user_id = $1", news.user))
                .isZero();
    }

    /** Yesterday's: told in the order that the topics had it, the event last. */
    private String reportOfTheDay(String eventName, String email) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Money price = new Money(2500, "EUR");
        BookingConfirmed confirmed = new BookingConfirmed(
                news.booking,
                news.event,
                news.user,
                1,
                List.of(new BookedItem(UUID.randomUUID(), 1, price)),
                price,
                yesterday);
        news.issued(yesterday);
        var _ = messages.send(Topics.BOOKINGS, news.event, confirmed);
        var _ = messages.send(
                Topics.TICKETS, news.event, new TicketRedeemed(news.ticket, news.event, news.booking, yesterday));
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM facts WHERE event_id = $1", news.event) == 3);
        news.published(eventName);
        messages.send(
                Topics.CONTACTS, news.organizer, UUID.randomUUID(), new ContactChanged(news.organizer, "Olga", email));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM events WHERE organizer_id = $1", news.organizer) == 1);
        var _ = makeReports.due(yesterday.plus(Duration.ofDays(9))).block(PATIENCE);
        return Objects.requireNonNull(database.sql("SELECT id FROM reports WHERE organizer_id = $1 AND kind = 'daily'")
                        .bind(0, news.organizer)
                        .mapValue(UUID.class)
                        .one()
                        .block(PATIENCE))
                .toString();
    }

    private WebTestClient.ResponseSpec get(String uri, String token) {
        return http.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private String body(String report, String token) {
        return Objects.requireNonNull(http.get()
                .uri("/api/reports/" + report)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/csv")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private long count(String sql, UUID id) {
        return Objects.requireNonNull(
                database.sql(sql).bind(0, id).mapValue(Long.class).one().block(PATIENCE));
    }
}
