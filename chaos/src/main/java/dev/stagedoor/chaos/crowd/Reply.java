package dev.stagedoor.chaos.crowd;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the gateway answered.
 *
 * @param body a missing node where it is no JSON
 * @param retryAfter what a client is asked to wait
 */
public record Reply(String request, int status, JsonNode body, Optional<Duration> retryAfter) {
    private static final int MAX_SHOWN = 300;

    /** A field as text; empty if it is not there. */
    String text(String field) {
        return body.path(field).asString("");
    }

    /** The problem's stable code; empty if it has none. */
    String code() {
        return text("code");
    }

    /** The booking that is answered, or that a refusal tells of. */
    Optional<UUID> booking() {
        String id = status < 300 ? text("id") : text("bookingId");
        return id.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(id));
    }

    @CanIgnoreReturnValue
    Reply expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException("%s should be answered with %d: %s".formatted(request, expected, this));
        }
        return this;
    }

    @Override
    public String toString() {
        String text = body.isMissingNode() ? "" : body.toString();
        return request + " -> " + status + " " + text.substring(0, Math.min(text.length(), MAX_SHOWN));
    }
}
