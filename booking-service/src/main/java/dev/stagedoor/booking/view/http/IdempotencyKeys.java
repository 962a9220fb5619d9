package dev.stagedoor.booking.view.http;

import dev.stagedoor.service.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The header {@code Idempotency-Key}. */
public final class IdempotencyKeys {
    public static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    private IdempotencyKeys() {}

    /** Returns the key as given; throws the 422 where it is not one. */
    public static @Nullable String checked(@Nullable String key) {
        return checked(key, 1);
    }

    /** The same, for keys that must be long enough to be nobody else's. */
    public static @Nullable String checked(@Nullable String key, int minLength) {
        boolean good = key == null
                || (key.length() >= minLength
                        && key.length() <= MAX_LENGTH
                        && key.chars().allMatch(c -> c >= ' ' && c <= '~'));
        if (!good) {
            throw Problem.invalid(HEADER, "must be " + minLength + " to " + MAX_LENGTH + " printable ASCII characters");
        }
        return key;
    }

    /** Same key, another body. */
    public static Problem reused() {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "idempotency_key_reused",
                "This Idempotency-Key was used for another request. Use a new key for a new request.");
    }
}
