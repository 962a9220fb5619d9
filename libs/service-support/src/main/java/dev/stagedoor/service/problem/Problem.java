package dev.stagedoor.service.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An answer that is not a success, thrown or signalled anywhere in a request. {@link ProblemHandler} writes it as
 * {@code application/problem+json}.
 */
public final class Problem extends RuntimeException {
    /** Stands on the answer of a service that is {@link #overloaded}, so that who calls it need not read the body. */
    public static final String OVERLOADED_HEADER = "Stagedoor-Overloaded";

    private static final String OVERLOADED = "overloaded";

    private final HttpStatus status;
    private final String code;
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    private Problem(HttpStatus status, String code, String detail) {
        // No stack trace: a problem is an answer, and on a hot path there are many.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /**
     * A problem.
     *
     * @param code stable and machine-readable, {@code lower_snake_case}
     * @param detail one sentence for a person that says what to do
     */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail);
    }

    /** 400: the request cannot be read. */
    public static Problem malformed(String detail) {
        return of(HttpStatus.BAD_REQUEST, "malformed_request", detail);
    }

    /** 404. */
    public static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "not_found", "There is no such " + what + ".");
    }

    /** 403: signed in, and not the caller's. */
    public static Problem forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    /** 409: the state of the resource forbids it. */
    public static Problem conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 422: readable, and not valid; all fields at once. */
    public static Problem invalid(List<FieldError> errors) {
        return of(HttpStatus.UNPROCESSABLE_ENTITY, "invalid_values", "Some values are not valid.")
                .with("errors", errors);
    }

    /** 422 for one field. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 503: a dependency is out; the same request may succeed after {@code retryAfter}. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail).retryAfter(retryAfter);
    }

    /** 503: more want to be served than can be; nothing was done for this request, and it may come again. */
    public static Problem overloaded(Duration retryAfter) {
        return of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        OVERLOADED,
                        "Too many people want something at this moment. Nothing was done for this request: repeat it.")
                .retryAfter(retryAfter);
    }

    /** Whether it is one of {@link #overloaded}, of which there may be thousands a second. */
    public boolean isOverload() {
        return code.equals(OVERLOADED);
    }

    /** Adds a member to the problem document. */
    public Problem with(String member, Object value) {
        extensions.put(member, value);
        return this;
    }

    /** Adds a {@code Retry-After} header, in whole seconds, at least one. */
    public Problem retryAfter(Duration delay) {
        this.retryAfter = delay;
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * What is wrong with one field.
     *
     * @param field path in the body, or name of the parameter
     */
    public record FieldError(String field, String message) {}
}
