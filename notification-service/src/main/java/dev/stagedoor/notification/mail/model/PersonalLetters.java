package dev.stagedoor.notification.mail.model;

import dev.stagedoor.notification.mail.model.MailContent.AddressConfirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.MailContent.ReportMade;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of mails that are about no booking. */
final class PersonalLetters {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String publicAddress;

    PersonalLetters(String publicAddress) {
        this.publicAddress = publicAddress;
    }

    Letter report(DueMail mail, ReportMade report) {
        LetterBody body = LetterBody.greeting(mail.recipient())
                .lines(report.title())
                .lines(report.summary().stream().map(Line::of).toArray(String[]::new))
                .lines("The figures of each event are in the attached file.");
        return new Letter(report.title(), body.text(), body.html(), report.attachment());
    }

    Letter addressConfirmation(DueMail mail, AddressConfirmation confirmation) {
        LetterBody body = LetterBody.greeting(mail.recipient())
                .lines("Please confirm that this address is yours.")
                .link("Confirm the address", withToken("/confirm-email", confirmation.token()));
        token(confirmation.token(), confirmation.expiresAt(), body);
        body.lines("If you have no account here, somebody mistyped an address and you need not do anything.");
        return new Letter("Please confirm your address", body.text(), body.html(), null);
    }

    Letter passwordReset(DueMail mail, PasswordReset reset) {
        LetterBody body = LetterBody.greeting(mail.recipient())
                .lines("Somebody, hopefully you, wants to set a new password for your account.")
                .link("Set a new password", withToken("/reset-password", reset.token()));
        token(reset.token(), reset.expiresAt(), body);
        body.lines("If it was not you, you need not do anything: your password stays as it is.");
        return new Letter("Set a new password", body.text(), body.html(), null);
    }

    Letter invitation(DueMail mail, Invitation invitation) {
        EventFacts event = EventParagraph.of(mail);
        LetterBody body =
                LetterBody.greeting(mail.recipient()).lines(Line.of(invitation.inviter()) + " invites you to:");
        EventParagraph.write(event, body);
        body.link("Accept or decline", publicAddress + "/invitations/" + mail.about());
        return new Letter("Invitation to " + event.name(), body.text(), body.html(), null);
    }

    private static void token(String token, Instant expiresAt, LetterBody body) {
        body.lines(
                "If the link does not work, enter this code where you are asked for it:",
                Line.of(token),
                "Link and code work once, until " + MOMENT.format(expiresAt) + ".");
    }

    private String withToken(String path, String token) {
        return publicAddress + path + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
