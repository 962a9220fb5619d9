package dev.stagedoor.service.problem;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers a {@link Problem} where a controller has thrown it. {@link ProblemHandler} would do the same, but every filter
 * in between would take it for a failure of its own: of a sale that is sold out there are many.
 */
@RestControllerAdvice
public final class ProblemAdvice {
    private final ProblemHandler handler;

    public ProblemAdvice(ProblemHandler handler) {
        this.handler = handler;
    }

    @ExceptionHandler
    Mono<Void> answer(Problem problem, ServerWebExchange exchange) {
        return handler.handle(exchange, problem);
    }
}
