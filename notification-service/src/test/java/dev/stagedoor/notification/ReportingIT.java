package dev.stagedoor.notification;

import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.notification.report.MakeReports;
import dev.stagedoor.testsupport.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A service that has made reports of messages which a test sent. */
abstract class ReportingIT extends NotificationIT {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Value("${stagedoor.kafka.bootstrap-servers}")
    private String kafka = "";

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private MakeReports makeReports;

    TestMessages messages;
    News news;
    WebTestClient http;

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

    /** Yesterday's: told in the order that the topics had it, the event last. */
    String reportOfTheDay(String eventName, String email) {
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
                Topics.CONTACTS,
                news.organizer,
                UUID.randomUUID(),
                new ContactChanged(news.organizer, "Olga", email, true));
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

    WebTestClient.ResponseSpec get(String uri, String token) {
        return http.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    long count(String sql, UUID id) {
        return Objects.requireNonNull(
                database.sql(sql).bind(0, id).mapValue(Long.class).one().block(PATIENCE));
    }
}
