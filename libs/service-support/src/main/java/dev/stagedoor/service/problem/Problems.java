package dev.stagedoor.service.problem;

import dev.stagedoor.service.problem.Problem.FieldError;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Which problem an error is. An outage is never a refusal, and nothing of the inside shows. */
final class Problems {
    /** Long enough for a connection pool or a failover to come back, short enough for a waiting person. */
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(2);

    /** SQLSTATE class 22, data exception: a value that PostgreSQL cannot store, such as a NUL character in text. */
    private static final String DATA_EXCEPTION = "22";

    private Problems() {}

    static Problem of(Throwable error) {
        return switch (error) {
            case Problem problem -> problem;
            case WebExchangeBindException invalid -> Problem.invalid(fieldErrors(invalid));
            case HandlerMethodValidationException invalid -> Problem.invalid(parameterErrors(invalid));
            case MissingRequestValueException missing ->
                Problem.malformed("The request lacks " + missing.getName() + ".")
                        .with("errors", List.of(new FieldError(missing.getName(), "is missing")));
            case ServerWebInputException input -> unreadable(input);
            case DecodingException decoding -> unreadable(decoding);
            case DataBufferLimitException _ -> tooLarge();
            case ResponseStatusException other -> plain(other);
            case AuthenticationServiceException _ -> outage();
            case AuthenticationException _ ->
                Problem.of(HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in and send a valid access token.");
            case AccessDeniedException _ -> Problem.forbidden("Your account may not do this.");
            default -> fromStore(error);
        };
    }

    static List<String> allowedMethods(Throwable error) {
        return error instanceof MethodNotAllowedException refused
                ? refused.getSupportedMethods().stream().map(HttpMethod::name).toList()
                : List.of();
    }

    private static Problem fromStore(Throwable error) {
        if (causes(error).anyMatch(Problems::isOutage)) {
            return outage();
        }
        boolean badValue = causes(error)
                .anyMatch(cause -> cause instanceof R2dbcException refused
                        && refused.getSqlState() != null
                        && refused.getSqlState().startsWith(DATA_EXCEPTION));
        if (badValue) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "invalid_values",
                    "A value holds characters or a size that cannot be stored.");
        }
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something failed on our side. Quote the trace id when you report it.");
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof R2dbcTransientResourceException
                || cause instanceof R2dbcNonTransientResourceException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TimeoutException
                || cause instanceof ConnectException;
    }

    private static Problem outage() {
        return Problem.unavailable(
                "A part of the service is not available right now. Try again soon.", RETRY_AFTER_OUTAGE);
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The request body is too large.");
    }

    private static Problem unreadable(Throwable error) {
        if (causes(error).anyMatch(DataBufferLimitException.class::isInstance)) {
            return tooLarge();
        }
        return causes(error)
                .filter(DatabindException.class::isInstance)
                .map(DatabindException.class::cast)
                .map(Problems::wrongType)
                .findFirst()
                .orElseGet(() -> unreadableValue(error));
    }

    private static Problem unreadableValue(Throwable error) {
        if (error instanceof ServerWebInputException input && input.getMethodParameter() != null && !hasJson(error)) {
            String name = input.getMethodParameter().getParameterName();
            if (name != null && input.getCause() != null) {
                return Problem.malformed("The value of " + name + " cannot be read.")
                        .with("errors", List.of(new FieldError(name, "cannot be read")));
            }
        }
        return Problem.malformed("The request body is missing or cannot be read as JSON.");
    }

    private static boolean hasJson(Throwable error) {
        return causes(error).anyMatch(JacksonException.class::isInstance);
    }

    private static Problem wrongType(DatabindException mismatch) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : mismatch.getPath()) {
            String property = step.getPropertyName();
            if (property == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(property);
            }
        }
        if (path.isEmpty()) {
            return Problem.malformed("The request body does not have the expected shape.");
        }
        return Problem.malformed("The value of " + path + " cannot be read.")
                .with("errors", List.of(new FieldError(path.toString(), "has the wrong type or format")));
    }

    private static Problem plain(ResponseStatusException error) {
        HttpStatus status = HttpStatus.resolve(error.getStatusCode().value());
        if (status == null) {
            status = error.getStatusCode().is4xxClientError()
                    ? HttpStatus.BAD_REQUEST
                    : HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return switch (status) {
            case CONTENT_TOO_LARGE -> tooLarge();
            case NOT_FOUND -> Problem.of(status, "not_found", "There is nothing at this address.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(status, "method_not_allowed", "This address does not take this method.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(status, "unsupported_media_type", "Send the body as one of the documented media types.");
            case NOT_ACCEPTABLE ->
                Problem.of(status, "not_acceptable", "None of the accepted media types can be produced here.");
            default ->
                Problem.of(status, status.name().toLowerCase(java.util.Locale.ROOT), status.getReasonPhrase() + ".");
        };
    }

    private static List<FieldError> fieldErrors(WebExchangeBindException invalid) {
        return Stream.concat(
                        invalid.getFieldErrors().stream().map(e -> new FieldError(e.getField(), message(e))),
                        invalid.getGlobalErrors().stream().map(e -> new FieldError("", message(e))))
                .toList();
    }

    private static List<FieldError> parameterErrors(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors body
                        ? body.getFieldErrors().stream().map(e -> new FieldError(e.getField(), message(e)))
                        : result.getResolvableErrors().stream()
                                .map(e -> new FieldError(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        message(e))))
                .toList();
    }

    private static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, (@Nullable Throwable cause) -> cause != null, Throwable::getCause);
    }
}
