package dev.stagedoor.service.paging;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads {@code page} and {@code limit}; values out of range are 422, all at once. */
public final class PageRequestArgumentResolver implements HandlerMethodArgumentResolver {
    /** Keeps the offset within what a database takes. */
    private static final int MAX_PAGE = 10_000_000;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            List<FieldError> errors = new ArrayList<>();
            int page = read(exchange, "page", 1, MAX_PAGE, errors);
            int limit = read(exchange, "limit", PageRequest.DEFAULT_LIMIT, PageRequest.MAX_LIMIT, errors);
            if (parameter.hasParameterAnnotation(FixedOrder.class)) {
                refuse(exchange, "sortBy", errors);
                refuse(exchange, "order", errors);
            }
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
            return new PageRequest(page, limit);
        });
    }

    private static void refuse(ServerWebExchange exchange, String name, List<FieldError> errors) {
        if (exchange.getRequest().getQueryParams().containsKey(name)) {
            errors.add(new FieldError(name, "must be absent: this list has one order"));
        }
    }

    private static int read(ServerWebExchange exchange, String name, int absent, int max, List<FieldError> errors) {
        String text = exchange.getRequest().getQueryParams().getFirst(name);
        if (text == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Reported below like any other value out of range.
        }
        errors.add(new FieldError(name, "must be a whole number from 1 to " + max));
        return absent;
    }
}
