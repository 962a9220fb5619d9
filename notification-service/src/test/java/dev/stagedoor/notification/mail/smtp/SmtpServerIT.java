package dev.stagedoor.notification.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.notification.TestSmtpServer;
import dev.stagedoor.notification.TestSmtpServer.Received;
import dev.stagedoor.notification.mail.MailServer.Connection;
import dev.stagedoor.notification.mail.MailServer.Tried;
import dev.stagedoor.notification.mail.MailServer.Unavailable;
import dev.stagedoor.notification.mail.model.Delivery;
import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.EventFacts;
import dev.stagedoor.notification.mail.model.LetterWriter;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.Recipient;
import dev.stagedoor.service.model.MailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.scheduler.Schedulers;

/** What goes over the wire to a real SMTP server, and how its answers are read. */
class SmtpServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestSmtpServer smtp = new TestSmtpServer();
    private final WriteTimeouts timeouts = new WriteTimeouts();

    @BeforeEach
    void start() {
        smtp.start();
    }

    @AfterEach
    void stop() {
        smtp.close();
        timeouts.close();
    }

    @Test
    void sendsTextAndHtmlUnderAnIdThatFollowsFromBookingAndKind() throws Exception {
        DueMail mail = mail("ada@example.com", "Ada", "Concert");
        assertThat(deliver(mail)).isEqualTo(new Delivery.Accepted());
        assertThat(deliver(mail)).isEqualTo(new Delivery.Accepted());
        MimeMessage sent = smtp.mails().getFirst().parsed();
        String expectedId = "<" + mail.about() + ".confirmation@stagedoor.example>";
        assertThat(sent.getMessageID()).isEqualTo(expectedId);
        assertThat(smtp.mails().getLast().parsed().getMessageID()).isEqualTo(expectedId);
        assertThat(sent.getFrom()).containsExactly(new InternetAddress("Stagedoor <tickets@stagedoor.example>"));
        MimeMultipart parts = (MimeMultipart) sent.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Hello Ada,");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Hello Ada,</p>");
    }

    @Test
    void keepsNamesInTheirHeaders() throws MessagingException, IOException {
        String hostile = "Zoë\r\nBcc: all@example.com\r\n\r\n<b>Hi</b>";
        assertThat(deliver(mail("ada@example.com", hostile, hostile))).isEqualTo(new Delivery.Accepted());
        Received received = smtp.mails().getFirst();
        MimeMessage sent = received.parsed();
        assertThat(Collections.list(sent.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("Bcc")
                .doesNotHaveDuplicates();
        assertThat(sent.getSubject()).isEqualTo("Your ticket for Zoë Bcc: all@example.com <b>Hi</b>");
        assertThat(sent.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(((InternetAddress) sent.getRecipients(RecipientType.TO)[0]).getPersonal())
                .isEqualTo("Zoë Bcc: all@example.com <b>Hi</b>");
        assertThat(smtp.mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com, eve@example.com",
                "ada@example.com\r\nRCPT TO:<eve@example.com>",
                "Ada <ada@example.com>",
                "all:ada@example.com,eve@example.com;",
                "ada",
                "@example.com",
                "ada@exa mple.com",
                "\"a b\"@example.com",
                ""
            })
    void refusesWhatIsNotOnePlainAddress(String address) {
        assertThat(deliver(mail(address, "Ada", "Concert"))).isEqualTo(new Delivery.Refused("bad_address"));
        assertThat(smtp.mails()).isEmpty();
    }

    /** Other services take addresses by this rule; one that it lets through and the mail does not is a mail never sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "o'neil+tag=x!#$%&*/?^_`{|}~-@ex-ample.co.uk",
                "first.second.third@a.b.c.d.example.org",
                "zoë@example.org",
                "用户@example.org",
                "1@1.2"
            })
    void takesEveryAddressThatTheServicesTake(String address) {
        assertThat(MailAddress.onTheWire(address)).isPresent();
        assertThat(deliver(mail(address, "Ada", "Concert"))).isEqualTo(new Delivery.Accepted());
        assertThat(smtp.mails()).singleElement().extracting(Received::recipient).isEqualTo(address);
    }

    @Test
    void writesHostNamesAsTheyAreOnTheWire() throws MessagingException {
        assertThat(deliver(mail("ada@exämple.org", "Zoë", "Concert"))).isEqualTo(new Delivery.Accepted());
        Received received = smtp.mails().getFirst();
        assertThat(received.recipient()).isEqualTo("ada@xn--exmple-cua.org");
        assertThat(received.parsed().getRecipients(RecipientType.TO))
                .extracting(to -> ((InternetAddress) to).getPersonal())
                .containsExactly("Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@example..org",
                "a@.example.org",
                "x@\ufdfa.org",
                "x@1\u0627.org"
            })
    void noServiceTakesAnAddressThatNoMailIsSentTo(String address) {
        assertThat(deliver(mail(address, "Ada", "Concert"))).isEqualTo(new Delivery.Refused("bad_address"));
        assertThat(MailAddress.onTheWire(address)).isEmpty();
    }

    @Test
    void tellsForNeverFromForLater() {
        Connection connection = connect();
        assertThat(deliver(connection, "refused@example.com")).isEqualTo(new Delivery.Refused("smtp_550"));
        assertThat(deliver(connection, "spam@example.com")).isEqualTo(new Delivery.Refused("smtp_554"));
        assertThat(deliver(connection, "busy@example.com")).isEqualTo(new Delivery.PutOff("smtp_451"));
        assertThat(deliver(connection, "ada@example.com")).isEqualTo(new Delivery.Accepted());
        assertThat(deliver(connection, "drop@example.com")).isEqualTo(new Delivery.Unknown());
        assertThat(deliver(connection, "eve@example.com")).isEqualTo(new Delivery.Unknown());
        assertThatThrownBy(() -> deliver(connection, "bob@example.com")).isInstanceOf(Unavailable.class);
    }

    @Test
    void goesOnUntilItIsEnoughOrNobodyKnows() {
        List<DueMail> mails = Stream.of("ada", "refused", "eve", "drop", "bob")
                .map(name -> mail(name + "@example.com", "Ada", "Concert"))
                .toList();
        Delivery accepted = new Delivery.Accepted();
        assertThat(deliver(connect(), mails, true)).containsExactly(accepted);
        assertThat(deliver(connect(), mails, false))
                .containsExactly(accepted, new Delivery.Refused("smtp_550"), accepted, new Delivery.Unknown());
        assertThat(smtp.mailsTo("bob@example.com")).isEmpty();
    }

    /** Such as one who has sent as much as the server allows. What it took before must not be sent again. */
    @Test
    void tellsWhatTheServerTookBeforeItRefusedTheSender() {
        smtp.takeNoMoreThan(2);
        List<DueMail> mails = Stream.of("ada", "eve", "bob", "dan")
                .map(name -> mail(name + "@example.com", "Ada", "Concert"))
                .toList();
        Connection connection = connect();
        assertThat(deliver(connection, mails, false)).containsExactly(new Delivery.Accepted(), new Delivery.Accepted());
        assertThatThrownBy(() -> deliver(connection, mails.subList(2, 4), false))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void tellsAnOutageFromARefusal() {
        Connection connection = connect();
        smtp.stop();
        assertThat(deliver(connection, "ada@example.com")).isEqualTo(new Delivery.Unknown());
        assertThatThrownBy(this::connect).isInstanceOf(Unavailable.class);
    }

    private Connection connect() {
        try {
            Envelopes envelopes = new Envelopes(
                    new LetterWriter("http://localhost:8080"),
                    new InternetAddress("Stagedoor <tickets@stagedoor.example>", true),
                    Clock.systemUTC());
            JavaMailSenderImpl settings = new JavaMailSenderImpl();
            settings.setProtocol("smtp");
            settings.setHost("127.0.0.1");
            settings.setPort(smtp.port());
            settings.getJavaMailProperties().setProperty("mail.mime.allowutf8", "true");
            return Objects.requireNonNull(new SmtpServer(settings, timeouts, envelopes, Schedulers.boundedElastic())
                    .connect()
                    .block(PATIENCE));
        } catch (AddressException e) {
            throw new AssertionError(e);
        }
    }

    private Delivery deliver(DueMail mail) {
        return deliver(connect(), mail);
    }

    private static Delivery deliver(Connection connection, String address) {
        return deliver(connection, mail(address, "Ada", "Concert"));
    }

    private static Delivery deliver(Connection connection, DueMail mail) {
        return deliver(connection, List.of(mail), false).getFirst();
    }

    private static List<Delivery> deliver(Connection connection, List<DueMail> mails, boolean enough) {
        return Objects.requireNonNull(connection.deliver(mails, () -> enough).block(PATIENCE)).stream()
                .map(Tried::delivery)
                .toList();
    }

    private static DueMail mail(String address, String username, String event) {
        return new DueMail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Confirmation(List.of(UUID.randomUUID())),
                new Recipient(username, address),
                new EventFacts(
                        event,
                        null,
                        false,
                        "UTC",
                        Instant.parse("2026-12-18T18:30:00Z"),
                        Instant.parse("2026-12-18T21:00:00Z")),
                0,
                Instant.EPOCH);
    }
}
