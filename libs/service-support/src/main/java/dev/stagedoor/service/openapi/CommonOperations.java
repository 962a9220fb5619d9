package dev.stagedoor.service.openapi;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes each operation with what its method's parameters and the edge of every service imply: whether a token is
 * needed ({@link Caller}), paging, the refusals of unreadable input, rate limit and outage, and the problem document of
 * every error. What a controller says itself stays.
 */
final class CommonOperations implements GlobalOperationCustomizer {
    static final String BEARER = "bearer";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        List<MethodParameter> parameters = Arrays.asList(method.getMethodParameters());
        security(operation, parameters);
        paging(operation, parameters);
        input(operation);
        headers(operation);
        refusal(operation, TOO_MANY_REQUESTS, "Too many requests; again after `Retry-After` seconds");
        refusal(operation, SERVICE_UNAVAILABLE, "A part of the suite is out; again after `Retry-After` seconds");
        operation.getResponses().forEach(CommonOperations::describe);
        return operation;
    }

    private static void security(Operation operation, List<MethodParameter> parameters) {
        Optional<MethodParameter> caller = typed(parameters, Caller.class);
        List<SecurityRequirement> requirements = new ArrayList<>();
        if (caller.isPresent()) {
            if (Nullness.forMethodParameter(caller.get()) == Nullness.NULLABLE) {
                requirements.add(new SecurityRequirement());
            }
            requirements.add(new SecurityRequirement().addList(BEARER));
            refusal(operation, UNAUTHORIZED, "No token, or one that is not valid");
            refusal(operation, FORBIDDEN, "Your account may not do this");
        }
        operation.setSecurity(requirements);
    }

    private static void paging(Operation operation, List<MethodParameter> parameters) {
        if (typed(parameters, PageRequest.class).isPresent()) {
            add(operation, number("page", 1, null, "Which page, from 1"));
            add(operation, number("limit", PageRequest.DEFAULT_LIMIT, PageRequest.MAX_LIMIT, "Entries on a page"));
            refusal(operation, UNPROCESSABLE_CONTENT, "A parameter is out of range");
            ApiResponses responses = operation.getResponses();
            responses.computeIfAbsent("200", _ -> new ApiResponse().description("A page"));
            answers(responses, "200", "304")
                    .forEach(page -> page.addHeaderObject(
                            "Link", text("The pages `first`, `prev`, `next` and `last` (RFC 8288)")));
        }
    }

    private static void add(Operation operation, QueryParameter parameter) {
        List<Parameter> said = operation.getParameters();
        if (said == null || said.stream().noneMatch(each -> parameter.getName().equals(each.getName()))) {
            operation.addParametersItem(parameter);
        }
    }

    private static void input(Operation operation) {
        boolean body = operation.getRequestBody() != null;
        if (body || operation.getParameters() != null) {
            refusal(operation, BAD_REQUEST, "The request cannot be read");
        }
        if (names(operation, "path")) {
            refusal(operation, NOT_FOUND, "There is none that you may know of");
        }
        if (body) {
            refusal(operation, CONTENT_TOO_LARGE, "The body is too large");
            refusal(operation, UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not taken here");
            refusal(operation, UNPROCESSABLE_CONTENT, "Values are not valid; `errors` names each");
        }
    }

    /** What is made has an address; what can be asked for or changed only if it is the same has a tag. */
    private static void headers(Operation operation) {
        ApiResponses responses = operation.getResponses();
        if (takes(operation, "If-Match")) {
            refusal(operation, PRECONDITION_FAILED, "`If-Match` is stale");
        }
        if (responses.containsKey("304") || responses.containsKey("412")) {
            answers(responses, "200", "201", "304")
                    .forEach(response -> response.addHeaderObject("ETag", text("For `If-None-Match` and `If-Match`")));
        }
        ApiResponse created = responses.get("201");
        if (created != null) {
            created.addHeaderObject("Location", text("Where it is"));
        }
    }

    private static Stream<ApiResponse> answers(ApiResponses responses, String... statuses) {
        return Stream.of(statuses).map(responses::get).filter(Objects::nonNull);
    }

    private static boolean takes(Operation operation, String header) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new JsonSchema().typesItem("string"));
    }

    private static boolean names(Operation operation, String where) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(parameter -> where.equals(parameter.getIn()));
    }

    private static void refusal(Operation operation, HttpStatus status, String description) {
        operation
                .getResponses()
                .computeIfAbsent(String.valueOf(status.value()), _ -> new ApiResponse().description(description));
    }

    private static void describe(String code, ApiResponse response) {
        HttpStatus status = code.matches("[45]\\d\\d") ? HttpStatus.resolve(Integer.parseInt(code)) : null;
        if (status == null) {
            return;
        }
        String example = switch (status) {
            case BAD_REQUEST -> "malformed_request";
            case UNPROCESSABLE_CONTENT -> "invalid_values";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_');
        };
        response.setContent(ProblemDocument.content(status, example, String.valueOf(response.getDescription())));
        if (status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(whole().minimum(BigDecimal.ONE)));
        }
    }

    private static QueryParameter number(String name, int absent, @Nullable Integer max, String description) {
        Schema<?> schema = whole().minimum(BigDecimal.ONE);
        schema.setDefault(absent);
        if (max != null) {
            schema.maximum(BigDecimal.valueOf(max));
        }
        QueryParameter parameter = new QueryParameter();
        parameter.name(name).description(description).schema(schema);
        return parameter;
    }

    private static Schema<?> whole() {
        return new JsonSchema().typesItem("integer").format("int32");
    }

    private static Optional<MethodParameter> typed(List<MethodParameter> parameters, Class<?> type) {
        return parameters.stream()
                .filter(parameter -> parameter.getParameterType() == type)
                .findFirst();
    }
}
