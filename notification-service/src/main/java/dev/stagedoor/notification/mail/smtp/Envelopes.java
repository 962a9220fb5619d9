package dev.stagedoor.notification.mail.smtp;

import dev.stagedoor.notification.mail.model.Attachment;
import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.Letter;
import dev.stagedoor.notification.mail.model.LetterWriter;
import dev.stagedoor.notification.mail.model.Recipient;
import dev.stagedoor.service.model.MailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** Makes the messages that go over the wire. */
final class Envelopes {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final Session SESSION = Session.getInstance(new Properties());

    /** For the few whose address is not ASCII (RFC 6532); not every server takes such headers from everybody. */
    private static final Session UTF_8_SESSION = utf8Session();

    private final LetterWriter writer;
    private final InternetAddress from;
    private final Clock clock;

    Envelopes(LetterWriter writer, InternetAddress from, Clock clock) {
        this.writer = writer;
        this.from = from;
        this.clock = clock;
    }

    /** Throws {@link AddressException} where the recipient's address is none. */
    MimeMessage fill(DueMail mail) throws MessagingException {
        Letter letter = writer.write(mail);
        InternetAddress to = address(mail.recipient());
        Session session = isAscii(to.getAddress()) ? SESSION : UTF_8_SESSION;
        MimeMessage message = new IdentifiedMessage(session, messageId(mail));
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, to);
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no out-of-office answers, please.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(letter));
        message.saveChanges();
        return message;
    }

    /** The same for every attempt at the one mail of a kind about something, so that whoever gets it twice can tell. */
    private String messageId(DueMail mail) {
        String address = from.getAddress();
        return "<%s.%s@%s>"
                .formatted(mail.about(), mail.content().kind().code(), address.substring(address.indexOf('@') + 1));
    }

    private static InternetAddress address(Recipient recipient) throws AddressException {
        String wire = MailAddress.onTheWire(recipient.email())
                .orElseThrow(() -> new AddressException("not an address that a service takes"));
        InternetAddress address = new InternetAddress(wire, true);
        try {
            if (!recipient.username().isEmpty()) {
                address.setPersonal(recipient.username(), UTF_8);
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM knows UTF-8", e);
        }
        return address;
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static Session utf8Session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    private static MimeMultipart content(Letter letter) throws MessagingException {
        MimeMultipart words = alternatives(letter);
        Attachment attachment = letter.attachment();
        if (attachment == null) {
            return words;
        }
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        MimeBodyPart file = new MimeBodyPart();
        file.setText(attachment.csv(), UTF_8, "csv");
        file.setFileName(attachment.fileName());
        return new MimeMultipart("mixed", first, file);
    }

    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        // Readers show the last part that they understand.
        return new MimeMultipart("alternative", text, html);
    }

    /** A message that keeps the id it was given. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
