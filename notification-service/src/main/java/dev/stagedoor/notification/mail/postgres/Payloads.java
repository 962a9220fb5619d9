package dev.stagedoor.notification.mail.postgres;

import dev.stagedoor.notification.mail.model.MailContent;
import dev.stagedoor.notification.mail.model.MailContent.AddressConfirmation;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.MailContent.Refund;
import dev.stagedoor.notification.mail.model.MailContent.ReportMade;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What mails say, as JSON, where it has no columns of its own. */
@Component
final class Payloads {
    private final JsonMapper json;

    Payloads(JsonMapper json) {
        this.json = json;
    }

    @Nullable
    String write(MailContent content) {
        return switch (content) {
            case Confirmation _, Cancellation _ -> null;
            case Refund _, ReportMade _, AddressConfirmation _, PasswordReset _, Invitation _ ->
                json.writeValueAsString(content);
        };
    }

    <T extends MailContent> T read(String payload, Class<T> type) {
        return json.readValue(payload, type);
    }
}
