package dev.stagedoor.account.session.http;

import dev.stagedoor.service.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** What is answered where a password was asked for. */
public final class PasswordProblems {
    private PasswordProblems() {}

    /** 429. */
    public static Problem mustWait(Duration patience) {
        return tooMany("Too many failed attempts. Wait before you try again.", patience);
    }

    /** 429 where requests are counted and not failures. */
    public static Problem tooMany(String detail, Duration patience) {
        // A second more, because Retry-After counts whole seconds and must not be too short.
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_attempts", detail)
                .retryAfter(patience.plusSeconds(1));
    }

    /** 403: signed in, but too long ago for what is wished. */
    public static Problem passwordNeeded() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "password_needed", "Send the current password, or sign in anew and repeat this.");
    }

    /** 403: signed in, but not with this password. */
    public static Problem wrongPassword() {
        return Problem.of(HttpStatus.FORBIDDEN, "wrong_password", "The current password is not right.");
    }
}
