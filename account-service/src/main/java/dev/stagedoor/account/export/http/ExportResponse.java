package dev.stagedoor.account.export.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.stagedoor.account.export.ExportAccount.Export;
import dev.stagedoor.account.export.model.OwnPart;
import dev.stagedoor.account.user.http.UserResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the suite holds of a user.
 *
 * @param account what account-service holds
 * @param parts what each of the other services holds, by its name
 */
record ExportResponse(
        Instant exportedAt,
        AccountPart account,
        @JsonAnyGetter Map<String, Object> parts) {

    /** What account-service holds, without what is secret. */
    record AccountPart(
            UserResponse user,
            List<Session> sessions,
            @Nullable FailedLogins failedLogins,
            List<MailedToken> mailedTokens) {}

    /** A sign-in. */
    record Session(Instant startedAt, Instant expiresAt) {}

    /** Wrong passwords that still count. */
    record FailedLogins(int count, Instant firstAt, Instant lastAt) {}

    /** A token in a mail, not used yet. */
    record MailedToken(String purpose, Instant issuedAt, Instant expiresAt) {}

    static ExportResponse of(Export export) {
        return new ExportResponse(export.exportedAt(), account(export.own()), export.others());
    }

    private static AccountPart account(OwnPart own) {
        return new AccountPart(
                UserResponse.of(own.user()),
                own.sessions().stream()
                        .map(session -> new Session(session.startedAt(), session.expiresAt()))
                        .toList(),
                own.failedLogins()
                        .map(failures -> new FailedLogins(failures.count(), failures.firstAt(), failures.lastAt()))
                        .orElse(null),
                own.mailedTokens().stream()
                        .map(token -> new MailedToken(token.purpose().code(), token.issuedAt(), token.expiresAt()))
                        .toList());
    }
}
