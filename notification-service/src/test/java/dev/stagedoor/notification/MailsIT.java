package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.booking.BookingReleased.Outcome;
import dev.stagedoor.notification.TestSmtpServer.Received;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestMessages;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** From the message to the mail. */
class MailsIT extends NotificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @Value("${stagedoor.kafka.bootstrap-servers}")
    private String kafka = "";

    @Autowired
    private Database database;

    private TestMessages messages;

    @BeforeEach
    void open() {
        SMTP.start();
        messages = new TestMessages(kafka);
    }

    @AfterEach
    void close() {
        messages.close();
    }

    @Test
    void mailsTheTicketsOnceHoweverOftenTheMessageComes() {
        News news = new News(messages);
        news.contact("Ada", "once@example.com");
        news.published("Winter Concert");
        UUID message = UUID.randomUUID();
        news.issued(message);
        news.issued(message);
        news.issued(UUID.randomUUID());
        Received mail = awaitMails("once@example.com", 1).getFirst();
        assertThat(mail.text())
                .contains("Winter Concert\r\nFriday, 18 December 2026, 19:30 – 22:00 (Europe/Berlin)\r\nTown Hall")
                .contains("https://tickets.example/tickets/" + news.ticket);
        assertThat(mail.raw())
                .contains("Subject: Your ticket for Winter Concert")
                .contains("Message-ID: <" + news.booking + ".confirmation@");
        news.issued(message);
        assertNoMoreMails("once@example.com", 1);
    }

    @Test
    void mailsACancellationWithItsRefund() {
        News news = new News(messages);
        news.contact("Ada", "refund@example.com");
        news.published("Winter Concert");
        news.issued();
        awaitMails("refund@example.com", 1);
        news.released(Outcome.CANCELLED, "cancelled_by_attendee", new Money(1250, "EUR"));
        assertThat(awaitMails("refund@example.com", 2).getLast().text())
                .contains("as you asked")
                .contains("Winter Concert")
                .contains("We pay back 12.50 EUR");
    }

    @Test
    void mailsNothingForAnUnpaidHoldThatRanOutNorForBearerTickets() {
        News news = new News(messages);
        news.contact("Ada", "expired@example.com");
        news.published("Winter Concert");
        news.released(Outcome.EXPIRED, "hold_expired", null);
        news.issued(UUID.randomUUID(), null, null);
        assertNoMoreMails("expired@example.com", 0);
        news.released(Outcome.EXPIRED, "seats_unavailable", new Money(1250, "EUR"));
        assertThat(awaitMails("expired@example.com", 1).getFirst().text())
                .contains("was cancelled")
                .contains("12.50 EUR");
    }

    @Test
    void waitsForContactAndEventThatComeLate() {
        News news = new News(messages);
        news.issued();
        awaitState(news, "queued");
        news.contact("Ada", "late@example.com");
        assertNoMoreMails("late@example.com", 0);
        news.published("Winter Concert");
        awaitMails("late@example.com", 1);
    }

    @Test
    void keepsTheNewestRevisionOfAnEvent() {
        News news = new News(messages);
        news.changed(3, "Third Name");
        news.changed(2, "Second Name");
        news.contact("Ada", "revision@example.com");
        news.issued();
        assertThat(awaitMails("revision@example.com", 1).getFirst().text()).contains("Third Name");
    }

    @Test
    void keepsMailsWhileTheMailServerIsDown() {
        SMTP.stop();
        News news = new News(messages);
        news.contact("Ada", "outage@example.com");
        news.published("Winter Concert");
        news.issued();
        awaitState(news, "queued");
        assertNoMoreMails("outage@example.com", 0);
        SMTP.start();
        awaitMails("outage@example.com", 1);
        awaitState(news, "sent");
    }

    @Test
    void sendsOnceWhatTheServerTookBeforeItRefusedUs() {
        SMTP.stop();
        List<News> bookings = IntStream.range(0, 4)
                .mapToObj(number -> bookingOf("quota-" + number + "@example.com"))
                .toList();
        bookings.forEach(news -> awaitState(news, "queued"));
        SMTP.takeNoMoreThan(2);
        SMTP.start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsToQuota()).hasSize(2));
        SMTP.takeAll();
        bookings.forEach(news -> awaitState(news, "sent"));
        assertThat(mailsToQuota()).hasSize(4).doesNotHaveDuplicates();
    }

    private static List<String> mailsToQuota() {
        return SMTP.mails().stream()
                .map(Received::recipient)
                .filter(recipient -> recipient.startsWith("quota-"))
                .toList();
    }

    @Test
    void givesUpOnARefusedAddressAndGoesOnWithTheOthers() {
        News refused = bookingOf("refused-1@example.com");
        News injected = bookingOf("eve@example.com\r\nBcc: all@example.com");
        News fine = bookingOf("fine-1@example.com");
        awaitMails("fine-1@example.com", 1);
        awaitState(refused, "failed");
        awaitState(injected, "failed");
        awaitState(fine, "sent");
        assertThat(SMTP.mailsTo("all@example.com")).isEmpty();
    }

    @Test
    void triesAgainWhatTheServerPutOffOrLost() {
        bookingOf("busy-1@example.com");
        bookingOf("drop-1@example.com");
        awaitMails("busy-1@example.com", 1);
        awaitMails("drop-1@example.com", 1);
    }

    @Test
    void sendsNoTicketsOfABookingThatWasCancelledMeanwhile() {
        News news = new News(messages);
        news.issued();
        news.released(Outcome.CANCELLED, "event_cancelled", null);
        awaitState(news, "dropped");
        news.published("Winter Concert");
        news.contact("Ada", "cancelled@example.com");
        assertThat(awaitMails("cancelled@example.com", 1).getFirst().text()).contains("was cancelled");
        assertNoMoreMails("cancelled@example.com", 1);
    }

    @Test
    void forgetsAUserWhoLeft() throws SQLException {
        News news = new News(messages);
        news.contact("Ada", "erased@example.com");
        news.issued();
        awaitState(news, "queued");
        news.erased(kafka);
        awaitState(news, "dropped");
        news.published("Winter Concert");
        assertNoMoreMails("erased@example.com", 0);
        assertThat(texts("SELECT email FROM contacts WHERE user_id = ?", news.user))
                .isEmpty();
    }

    @Test
    void keepsUpWithABurst() {
        List<News> bookings = IntStream.range(0, 100)
                .mapToObj(number -> bookingOf("burst-" + number + "@example.com"))
                .toList();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SMTP.mails().stream()
                                .filter(mail -> mail.recipient().startsWith("burst-")))
                        .hasSize(bookings.size()));
    }

    @CanIgnoreReturnValue
    private News bookingOf(String email) {
        News news = new News(messages);
        news.contact("Ada", email);
        news.published("Winter Concert");
        news.issued();
        return news;
    }

    @CanIgnoreReturnValue
    private List<Received> awaitMails(String recipient, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SMTP.mailsTo(recipient)).hasSize(count));
        return SMTP.mailsTo(recipient);
    }

    private static void assertNoMoreMails(String recipient, int count) {
        await().during(QUIET)
                .atMost(QUIET.plus(PATIENCE))
                .untilAsserted(() -> assertThat(SMTP.mailsTo(recipient)).hasSize(count));
    }

    private void awaitState(News news, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("SELECT state FROM mails WHERE booking_id = ?", news.booking))
                        .contains(state));
    }

    private List<String> texts(String sql, UUID id) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
