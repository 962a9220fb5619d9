package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.mail.AddressConfirmationRequested;
import dev.stagedoor.contracts.mail.GuestAddressGiven;
import dev.stagedoor.contracts.mail.InvitationCreated;
import dev.stagedoor.contracts.mail.PasswordResetRequested;
import dev.stagedoor.contracts.mail.PrivateMail;
import dev.stagedoor.notification.TestSmtpServer.Received;
import dev.stagedoor.notification.contact.ForgetGuests;
import dev.stagedoor.testsupport.TestMessages;
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
import org.springframework.r2dbc.core.DatabaseClient;

/** Mail that no public topic may ask for, and what is left of it. */
class PrivateMailIT extends NotificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "tok+en/with=signs";

    @Value("${stagedoor.kafka.bootstrap-servers}")
    private String kafka = "";

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ForgetGuests forgetGuests;

    private TestMessages messages;
    private News news;

    @BeforeEach
    void open() {
        SMTP.start();
        messages = new TestMessages(kafka);
        news = new News(messages);
    }

    @AfterEach
    void close() {
        messages.close();
    }

    @Test
    void mailsAnAddressConfirmationOnceAndKeepsNeitherTokenNorAddress() {
        UUID request = UUID.randomUUID();
        AddressConfirmationRequested asked =
                new AddressConfirmationRequested(request, news.user, "Ada", "confirm@example.com", TOKEN, inAnHour());
        tell(asked);
        tell(asked);
        Received mail = awaitMail("confirm@example.com");
        assertThat(mail.text())
                .contains("https://tickets.example/confirm-email?token=tok%2Ben%2Fwith%3Dsigns")
                .contains(TOKEN);
        awaitState(request, "sent");
        assertThat(secretsOf(request)).isEmpty();
        assertThat(SMTP.mailsTo("confirm@example.com")).hasSize(1);
    }

    @Test
    void mailsAPasswordResetAndForgetsItWhenTheAddressIsRefused() {
        UUID request = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        tell(new PasswordResetRequested(request, news.user, "Ada", "reset@example.com", TOKEN, inAnHour()));
        tell(new PasswordResetRequested(refused, news.user, "Ada", "refused-9@example.com", TOKEN, inAnHour()));
        assertThat(awaitMail("reset@example.com").text())
                .contains("https://tickets.example/reset-password?token=tok%2Ben%2Fwith%3Dsigns");
        awaitState(refused, "failed");
        assertThat(secretsOf(refused)).isEmpty();
    }

    @Test
    void mailsNoTokenThatHasExpired() {
        UUID request = UUID.randomUUID();
        tell(new PasswordResetRequested(request, news.user, "Ada", "expired-token@example.com", TOKEN, Instant.now()));
        awaitState(request, "dropped");
        assertThat(secretsOf(request)).isEmpty();
        assertThat(SMTP.mailsTo("expired-token@example.com")).isEmpty();
    }

    @Test
    void invitesToAnEventThatBecomesKnownLaterAtTheAddressGivenOrThatOfTheAccount() {
        UUID toAccount = UUID.randomUUID();
        UUID toAddress = UUID.randomUUID();
        tell(new InvitationCreated(toAccount, news.event, news.user, null, "Grace"));
        tell(new InvitationCreated(toAddress, news.event, null, "stranger@example.com", "Grace"));
        awaitState(toAccount, "waiting");
        news.contact("Ada", "invited@example.com");
        news.published("Winter Concert");
        assertThat(awaitMail("invited@example.com").text())
                .contains("Hello Ada,")
                .contains("Grace invites you to:")
                .contains("Winter Concert\r\nFriday, 18 December 2026, 19:30 – 22:00 (Europe/Berlin)\r\nTown Hall")
                .contains("https://tickets.example/invitations/" + toAccount);
        assertThat(awaitMail("stranger@example.com").text())
                .contains("Hello,")
                .contains("https://tickets.example/invitations/" + toAddress);
        awaitState(toAddress, "sent");
        assertThat(secretsOf(toAddress)).isEmpty();
    }

    @Test
    void writesToAGuestUntilThirtyDaysAfterTheEvent() {
        news.published("Winter Concert");
        news.issued();
        awaitState(news.booking, "queued");
        tell(new GuestAddressGiven(news.user, news.booking, "guest@example.com"));
        assertThat(awaitMail("guest@example.com").text())
                .contains("Hello,")
                .contains("https://tickets.example/tickets/" + news.ticket)
                .contains("https://tickets.example/api/tickets/" + news.ticket + ".pdf");
        Instant deletedAfter = Instant.parse("2026-12-18T21:00:00Z").plus(Duration.ofDays(30));
        forgetGuestsAt(deletedAfter);
        assertThat(addresses(news.user)).hasSize(1);
        forgetGuestsAt(deletedAfter.plusMillis(1));
        assertThat(addresses(news.user)).isEmpty();
    }

    @Test
    void mailsEachRefundOfAPartOnce() {
        news.published("Winter Concert");
        news.contact("Ada", "part@example.com");
        for (long cents : new long[] {500, 250}) {
            BookingRefunded refunded = new BookingRefunded(
                    news.booking,
                    news.event,
                    news.user,
                    UUID.randomUUID(),
                    new Money(cents, "EUR"),
                    "The band is late",
                    Instant.now());
            var _ = messages.send(Topics.BOOKINGS, news.event, refunded);
            var _ = messages.send(Topics.BOOKINGS, news.event, refunded);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(SMTP.mailsTo("part@example.com")).hasSize(2));
        assertThat(SMTP.mailsTo("part@example.com"))
                .extracting(Received::text)
                .anyMatch(text -> text.contains("We pay back 5.00 EUR") && text.contains("The band is late"))
                .anyMatch(text -> text.contains("We pay back 2.50 EUR") && text.contains("Booking " + news.booking));
    }

    private void tell(PrivateMail message) {
        var _ = messages.send(Topics.PRIVATE_MAIL, news.user, (Record) message);
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private static Received awaitMail(String recipient) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SMTP.mailsTo(recipient)).hasSize(1));
        return SMTP.mailsTo(recipient).getFirst();
    }

    private void awaitState(UUID about, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("SELECT state FROM mails WHERE booking_id = $1", about))
                        .containsExactly(state));
    }

    private void forgetGuestsAt(Instant now) {
        var _ = forgetGuests.past(now).block(PATIENCE);
    }

    private List<String> addresses(UUID guest) {
        return texts("SELECT email FROM guests WHERE user_id = $1", guest);
    }

    /** Whatever of a mail's address, name, token and words is still in the table. */
    private List<String> secretsOf(UUID about) {
        return texts(
                "SELECT concat(email, username, payload) FROM mails WHERE booking_id = $1"
                        + " AND concat(email, username, payload) <> ''",
                about);
    }

    private List<String> texts(String sql, UUID id) {
        return Objects.requireNonNull(database.sql(sql)
                .bind(0, id)
                .mapValue(String.class)
                .all()
                .collectList()
                .block(PATIENCE));
    }
}
