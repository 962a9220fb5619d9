package dev.stagedoor.notification.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.MailContent.Refund;
import dev.stagedoor.notification.mail.model.MailContent.ReportMade;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterWriterTest {
    private static final UUID TICKET = UUID.fromString("5f4dcc3b-5aa7-4e61-9d83-27deb882cf99");
    private static final UUID OTHER_TICKET = UUID.fromString("7c6a180b-3689-4a0a-8c02-787eeafb0e4c");

    private final LetterWriter writer = new LetterWriter("https://tickets.example");

    @Test
    void namesEventPlaceAndTimesInTheEventsZone() {
        Letter letter = writer.write(mail("Ada", event("Winter Concert", "Europe/Berlin"), confirmation(TICKET)));
        assertThat(letter.subject()).isEqualTo("Your ticket for Winter Concert");
        assertThat(letter.text())
                .contains("Hello Ada,")
                .contains("Winter Concert\nFriday, 18 December 2026, 19:30 – 22:00 (Europe/Berlin)\nTown Hall\n");
    }

    @Test
    void linksEachTicket() {
        Letter letter = writer.write(mail("Ada", event("Concert", "UTC"), confirmation(TICKET, OTHER_TICKET)));
        assertThat(letter.subject()).isEqualTo("Your tickets for Concert");
        assertThat(letter.text())
                .contains("Ticket 1: https://tickets.example/tickets/" + TICKET + "\n")
                .contains("Ticket 2: https://tickets.example/tickets/" + OTHER_TICKET + "\n")
                .contains("Ticket 2 as PDF: https://tickets.example/api/tickets/" + OTHER_TICKET + ".pdf\n");
        assertThat(letter.html()).contains("<a href=\"https://tickets.example/tickets/" + OTHER_TICKET + "\">");
    }

    @Test
    void namesTheDayOfTheEndWhereItIsAnotherOne() {
        EventFacts night = new EventFacts(
                "Night",
                null,
                true,
                "Asia/Tokyo",
                Instant.parse("2026-12-18T14:00:00Z"),
                Instant.parse("2026-12-18T20:00:00Z"));
        assertThat(writer.write(mail("Ada", night, confirmation(TICKET))).text())
                .contains("Friday, 18 December 2026, 23:00 – Saturday, 19 December 2026, 05:00 (Asia/Tokyo)\nOnline\n");
    }

    @Test
    void tellsAnUnknownZonesTimesInUtc() {
        assertThat(writer.write(mail("Ada", event("Concert", "Mars/Olympus"), confirmation(TICKET)))
                        .text())
                .contains("18:30 – 21:00 (UTC)");
    }

    @ParameterizedTest
    @CsvSource({
        "1250, EUR, We pay back 12.50 EUR",
        "1250, JPY, We pay back 1250 JPY",
        "1250, KWD, We pay back 1.250 KWD",
        "1250, ZZZ, We pay back 12.50 ZZZ",
        "0, EUR, 'Under the cancellation rules of this event, nothing is paid back.'"
    })
    void saysWhatIsPaidBack(long amount, String currency, String expected) {
        Cancellation cancellation = new Cancellation("cancelled_by_attendee", new Amount(amount, currency));
        Letter letter = writer.write(mail("Ada", event("Concert", "UTC"), cancellation));
        assertThat(letter.subject()).isEqualTo("Your booking for Concert was cancelled");
        assertThat(letter.text()).contains("as you asked").contains(expected);
    }

    @Test
    void saysThatTheEventWasCancelledAndTheWholePriceComesBack() {
        Cancellation cancellation = new Cancellation("event_cancelled", new Amount(1250, "EUR"));
        Letter letter = writer.write(mail("Ada", event("Concert", "UTC"), cancellation));
        assertThat(letter.subject()).isEqualTo("Concert was cancelled");
        assertThat(letter.text())
                .contains("The organizer cancelled the event")
                .contains("You get the whole price back: we pay 12.50 EUR the way you paid.");
    }

    @Test
    void saysThatTheBookingStandsThoughAPartIsPaidBack() {
        UUID booking = UUID.randomUUID();
        Refund refund = new Refund(booking, new Amount(500, "EUR"), "The band\r\nis late");
        Letter letter = writer.write(mail("Ada", event("Concert", "UTC"), refund));
        assertThat(letter.subject()).isEqualTo("5.00 EUR back for Concert");
        assertThat(letter.text())
                .contains("Your booking stands")
                .contains("The organizer says: The band is late\n")
                .contains("Booking " + booking);
    }

    @Test
    void encodesATokenInItsLinkAndTellsItAsTextToo() {
        Instant expiresAt = Instant.parse("2026-11-21T13:30:00Z");
        DueMail reset = new DueMail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new PasswordReset("a+b/c=&x", expiresAt),
                new Recipient("Ada", "ada@example.com"),
                null,
                0,
                Instant.EPOCH);
        assertThat(writer.write(reset).text())
                .contains("https://tickets.example/reset-password?token=a%2Bb%2Fc%3D%26x\n")
                .contains("\na+b/c=&x\n")
                .contains("until 21 November 2026, 13:30 UTC");
    }

    @Test
    void greetsSomebodyWhoseNameIsNotKnown() {
        Letter letter = writer.write(mail("", event("Concert", "UTC"), new Invitation("Grace")));
        assertThat(letter.text()).startsWith("Hello,\n").contains("Grace invites you to:");
        assertThat(letter.subject()).isEqualTo("Invitation to Concert");
    }

    @Test
    void bringsTheReportAlong() {
        ReportMade made = new ReportMade(
                "Your events on 2026-11-20", List.of("Tickets sold: 3"), new Attachment("r.csv", "a,b\r\n"));
        Letter letter = writer.write(mail("Olga", event("Concert", "UTC"), made));
        assertThat(letter.attachment()).isEqualTo(made.attachment());
        assertThat(letter.text()).contains("Tickets sold: 3");
    }

    @Test
    void saysThatNothingHadBeenPaid() {
        Letter letter = writer.write(mail("Ada", event("Concert", "UTC"), new Cancellation("event_cancelled", null)));
        assertThat(letter.text()).contains("The organizer cancelled the event").contains("You have not paid anything");
    }

    @Test
    void escapesNamesInHtml() {
        Letter letter = writer.write(
                mail("<script>alert('x')</script>", event("Tom & \"Jerry\" <img src=x>", "UTC"), confirmation(TICKET)));
        assertThat(letter.html())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("Tom &amp; &quot;Jerry&quot; &lt;img src=x&gt;")
                .doesNotContain("<script", "<img");
        assertThat(letter.text()).contains("Tom & \"Jerry\" <img src=x>");
    }

    @Test
    void keepsNamesOnOneLine() {
        String hostile = "Concert\r\nBcc: all@example.com\u2028X\u0000\u202Etxt";
        Letter letter = writer.write(mail(hostile, event(hostile, "UTC"), confirmation(TICKET)));
        assertThat(letter.subject()).isEqualTo("Your ticket for Concert Bcc: all@example.com X txt");
        assertThat(letter.text()).contains("Hello Concert Bcc: all@example.com X txt,\n");
    }

    @Test
    void cutsNamesThatAreTooLongForAHeader() {
        Letter letter = writer.write(mail("Ada", event("😀".repeat(1_000), "UTC"), confirmation(TICKET)));
        assertThat(letter.subject()).endsWith("😀…");
        assertThat(letter.subject().codePointCount(0, letter.subject().length()))
                .isLessThan(330);
    }

    private static Confirmation confirmation(UUID... tickets) {
        return new Confirmation(List.of(tickets));
    }

    private static EventFacts event(String name, String timezone) {
        return new EventFacts(
                name,
                "Town Hall",
                false,
                timezone,
                Instant.parse("2026-12-18T18:30:00Z"),
                Instant.parse("2026-12-18T21:00:00Z"));
    }

    private static DueMail mail(String username, EventFacts event, MailContent content) {
        return new DueMail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                content,
                new Recipient(username, "ada@example.com"),
                event,
                0,
                Instant.EPOCH);
    }
}
