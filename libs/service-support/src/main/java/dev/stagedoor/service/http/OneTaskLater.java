package dev.stagedoor.service.http;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Handles each request as the next task of its event loop, not in the middle of the one that read it.
 *
 * <p>Reactor Netty up to 1.3.7 stops reading a keep-alive connection after a request that arrived before the previous
 * one was finished and that is answered at once: the next request on the connection hangs for ever (reactor-netty issue
 * 4361). The thread stays the same, so this costs a place in its queue and no switch.
 */
public final class OneTaskLater implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) ->
                handler.handle(request, response).subscribeOn(Schedulers.fromExecutor(eventLoop(request)));
    }

    private static Executor eventLoop(ServerHttpRequest request) {
        AtomicReference<Executor> eventLoop = new AtomicReference<>(Runnable::run);
        if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest netty) {
            var _ = netty.withConnection(
                    connection -> eventLoop.set(connection.channel().eventLoop()));
        }
        return eventLoop.get();
    }
}
