package dev.stagedoor.suite.demo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import tools.jackson.databind.JsonNode;

/**
 * What the gateway answered.
 *
 * @param request method and path, for whoever reads a failure
 * @param body as text
 * @param json the same, a missing node if it is none
 */
record Answer(String request, int status, String body, JsonNode json) {
    private static final int MAX_SHOWN = 1_000;

    /** This answer, if it is the expected one. */
    @CanIgnoreReturnValue
    Answer expect(int expected) throws DemoFailedException {
        if (status != expected) {
            throw new DemoFailedException("%s should be answered with %d. %s".formatted(request, expected, shown()));
        }
        return this;
    }

    /** This answer, if it refuses for the expected reason. */
    @CanIgnoreReturnValue
    Answer expectRefusal(int expected, String code) throws DemoFailedException {
        if (!expect(expected).code().equals(code)) {
            throw new DemoFailedException(
                    "%s should be refused with the code %s. %s".formatted(request, code, shown()));
        }
        return this;
    }

    /** The problem's stable code; empty if it has none. */
    String code() {
        return text("code");
    }

    /** A field as text; empty if it is not there. */
    String text(String field) {
        return json.path(field).asString("");
    }

    /** Fails with this answer in the message. */
    DemoFailedException unexpected(String expectation) {
        return new DemoFailedException("%s: %s. %s".formatted(request, expectation, shown()));
    }

    private String shown() {
        String text = body.length() > MAX_SHOWN ? body.substring(0, MAX_SHOWN) + "…" : body;
        return "The answer was %d %s".formatted(status, text);
    }
}
