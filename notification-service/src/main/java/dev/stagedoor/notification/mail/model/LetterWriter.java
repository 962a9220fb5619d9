package dev.stagedoor.notification.mail.model;

import dev.stagedoor.notification.mail.model.MailContent.AddressConfirmation;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.MailContent.Refund;
import dev.stagedoor.notification.mail.model.MailContent.ReportMade;

/** Puts mails into words. */
public final class LetterWriter {
    private final BookingLetters bookings;
    private final PersonalLetters personal;

    /**
     * A writer.
     *
     * @param publicUrl where readers reach the gateway, without a slash at its end
     */
    public LetterWriter(String publicUrl) {
        this.bookings = new BookingLetters(publicUrl);
        this.personal = new PersonalLetters(publicUrl);
    }

    /** The words for this mail. */
    public Letter write(DueMail mail) {
        return switch (mail.content()) {
            case Confirmation confirmation -> bookings.confirmation(mail, confirmation);
            case Cancellation cancellation -> BookingLetters.cancellation(mail, cancellation);
            case Refund refund -> BookingLetters.refund(mail, refund);
            case ReportMade report -> personal.report(mail, report);
            case AddressConfirmation confirmation -> personal.addressConfirmation(mail, confirmation);
            case PasswordReset reset -> personal.passwordReset(mail, reset);
            case Invitation invitation -> personal.invitation(mail, invitation);
        };
    }
}
