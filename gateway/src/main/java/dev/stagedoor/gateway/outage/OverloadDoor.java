package dev.stagedoor.gateway.outage;

import dev.stagedoor.service.problem.ProblemWriter;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.CorsUtils;
import reactor.core.publisher.Mono;

/**
 * Sends away at once whom the {@link OverloadGate} would send away in the end: where a crowd is twice what can be served, all
 * that comes before the gate (tokens, limits, routes, measuring) would cost as much as serving the others. A page of another
 * site has to go on, for the permission to read its answer.
 */
public final class OverloadDoor implements HttpHandler {
    private final HttpHandler next;
    private final OverloadGate gate;
    private final ProblemWriter problems;

    public OverloadDoor(HttpHandler next, OverloadGate gate, ProblemWriter problems) {
        this.next = next;
        this.gate = gate;
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        if (!gate.isCrowded(request) || isFromAnotherSite(request)) {
            return next.handle(request, response);
        }
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("X-Content-Type-Options", "nosniff");
        return problems.write(request, response, gate.sendAway()).then(Mono.defer(response::setComplete));
    }

    /** An origin that cannot be read is refused further on, as ever. */
    private static boolean isFromAnotherSite(ServerHttpRequest request) {
        try {
            return CorsUtils.isCorsRequest(request);
        } catch (IllegalArgumentException _) {
            return true;
        }
    }
}
