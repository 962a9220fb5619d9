package dev.stagedoor.service.problem;

import dev.stagedoor.service.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Turns every error of a request into a problem document, in filters and handlers alike. */
public final class ProblemHandler implements WebExceptionHandler, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** Before Boot's own error handler, which stands at -1. */
    private static final int BEFORE_DEFAULT = -2;

    private final ProblemWriter writer;

    public ProblemHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        Problem problem = Problems.of(error);
        if (problem.status().value() == 405) {
            Problems.allowedMethods(error)
                    .forEach(method -> exchange.getResponse().getHeaders().add("Allow", method));
        }
        Mono<Void> answer = writer.write(exchange, problem);
        // Who sends many away counts them, and has no time for a line about each.
        return problem.status().is5xxServerError() && !problem.isOverload()
                ? Traced.line(() -> logFailure(exchange, error, problem)).then(answer)
                : answer;
    }

    private static void logFailure(ServerWebExchange exchange, Throwable error, Problem problem) {
        var method = exchange.getRequest().getMethod();
        // The pattern and not the path: a ticket's id admits its bearer and has no place in a log.
        Object pattern = exchange.getAttributeOrDefault(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "(no handler)");
        if (problem.code().equals("internal_error")) {
            log.error("{} {} failed", method, pattern, error);
        } else {
            log.warn("{} {} answered {}: {}", method, pattern, problem.code(), error.toString());
        }
    }

    @Override
    public int getOrder() {
        return BEFORE_DEFAULT;
    }
}
