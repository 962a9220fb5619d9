package dev.stagedoor.gateway.limit;

import dev.stagedoor.gateway.route.RoutePolicies;
import dev.stagedoor.service.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies above the route's size: by their announced length, else while they stream through. */
public final class BodyLimit implements GlobalFilter, Ordered {
    /** Before the breaker, which such a request says nothing to. */
    private static final int ORDER = -10;

    private final RoutePolicies policies;

    public BodyLimit(RoutePolicies policies) {
        this.policies = policies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long max = policies.of(exchange).maxBody();
        long length = exchange.getRequest().getHeaders().getContentLength();
        if (length > max) {
            return Mono.error(tooLarge(max));
        }
        boolean hasBody = length > 0 || exchange.getRequest().getHeaders().containsHeader("Transfer-Encoding");
        return hasBody
                ? chain.filter(exchange.mutate()
                        .request(new Counted(exchange.getRequest(), max))
                        .build())
                : chain.filter(exchange);
    }

    private static Problem tooLarge(long max) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE, "too_large", "The request body may have " + max + " bytes at most.");
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    private static final class Counted extends ServerHttpRequestDecorator {
        private final long max;

        private Counted(ServerHttpRequest request, long max) {
            super(request);
            this.max = max;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                AtomicLong seen = new AtomicLong();
                return super.getBody()
                        // The client went away: no service is to blame.
                        .onErrorMap(_ -> Problem.malformed("The request body ended too early."))
                        .handle((buffer, sink) -> {
                            if (seen.addAndGet(buffer.readableByteCount()) > max) {
                                var _ = DataBufferUtils.release(buffer);
                                sink.error(tooLarge(max));
                            } else {
                                sink.next(buffer);
                            }
                        });
            });
        }
    }
}
