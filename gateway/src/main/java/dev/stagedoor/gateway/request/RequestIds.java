package dev.stagedoor.gateway.request;

import dev.stagedoor.service.id.IdSource;
import io.micrometer.context.ContextRegistry;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Gives each request an id, the client's own where it is sane: services and logs see it, and the answer carries it.
 * Outermost, so that errors of every kind are answered and logged with it.
 */
public final class RequestIds implements HttpHandler {
    public static final String HEADER = "X-Request-Id";

    /** In the logs and in the Reactor context. */
    private static final String KEY = "requestId";

    /** Letters that cannot break a log line, a header or a shell. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final HttpHandler next;
    private final IdSource ids;

    public RequestIds(HttpHandler next, IdSource ids) {
        this.next = next;
        this.ids = ids;
    }

    /** Makes the id of the Reactor context show in log lines. */
    public static void carryIntoLogs() {
        var _ = ContextRegistry.getInstance()
                .registerThreadLocalAccessor(KEY, () -> MDC.get(KEY), id -> MDC.put(KEY, id), () -> MDC.remove(KEY));
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        String given = request.getHeaders().getFirst(HEADER);
        boolean sane = given != null && SANE.matcher(given).matches();
        String id = given != null && sane ? given : ids.next().toString();
        ServerHttpRequest named = sane
                ? request
                : request.mutate().headers(headers -> headers.set(HEADER, id)).build();
        // At the last moment, because a service's own headers are copied over before.
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().set(HEADER, id)));
        return next.handle(named, response).contextWrite(context -> context.put(KEY, id));
    }
}
