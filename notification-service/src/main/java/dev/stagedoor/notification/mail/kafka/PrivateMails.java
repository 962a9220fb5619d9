package dev.stagedoor.notification.mail.kafka;

import dev.stagedoor.contracts.mail.AddressConfirmationRequested;
import dev.stagedoor.contracts.mail.GuestAddressGiven;
import dev.stagedoor.contracts.mail.InvitationCreated;
import dev.stagedoor.contracts.mail.PasswordResetRequested;
import dev.stagedoor.contracts.mail.PrivateMail;
import dev.stagedoor.notification.mail.model.Addressee;
import dev.stagedoor.notification.mail.model.MailContent.AddressConfirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.NewMail;
import dev.stagedoor.notification.mail.model.Recipient;
import dev.stagedoor.service.id.IdSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail that a private message asks for; null for one that only says where somebody is reached. */
@Component
public class PrivateMails {
    private final IdSource ids;

    PrivateMails(IdSource ids) {
        this.ids = ids;
    }

    /**
     * The mail.
     *
     * @param askedAt when the message was written
     */
    public @Nullable NewMail of(PrivateMail message, Instant askedAt) {
        return switch (message) {
            case AddressConfirmationRequested asked ->
                new NewMail(
                        ids.next(),
                        asked.id(),
                        null,
                        new Addressee(asked.userId(), new Recipient(asked.username(), asked.email())),
                        new AddressConfirmation(asked.token(), asked.expiresAt()),
                        askedAt);
            case PasswordResetRequested asked ->
                new NewMail(
                        ids.next(),
                        asked.id(),
                        null,
                        new Addressee(asked.userId(), new Recipient(asked.username(), asked.email())),
                        new PasswordReset(asked.token(), asked.expiresAt()),
                        askedAt);
            case InvitationCreated invited ->
                new NewMail(
                        ids.next(),
                        invited.invitationId(),
                        invited.eventId(),
                        invitee(invited),
                        new Invitation(invited.inviter()),
                        askedAt);
            case GuestAddressGiven _ -> null;
        };
    }

    private static Addressee invitee(InvitationCreated invited) {
        String email = invited.email();
        return new Addressee(invited.inviteeId(), email == null ? null : new Recipient("", email));
    }
}
