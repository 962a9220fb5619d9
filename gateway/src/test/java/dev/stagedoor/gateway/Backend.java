package dev.stagedoor.gateway;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service that does as it is told, on a port that stays the same while it goes down and comes back. */
final class Backend {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final AtomicReference<BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>>> script =
            new AtomicReference<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> waitingRooms = new AtomicReference<>("[]");
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final int port;
    private @Nullable DisposableServer server;

    Backend(String name) {
        this.name = name;
        echo();
        server = bind(0);
        port = server.port();
    }

    private DisposableServer bind(int wanted) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(wanted)
                .channelGroup(connections)
                .handle((request, response) -> {
                    if (request.uri().equals("/api/waiting-rooms")) {
                        return response.header("Content-Type", "application/json")
                                .sendString(Mono.just("{\"items\":" + waitingRooms.get() + "}"));
                    }
                    calls.incrementAndGet();
                    return script.get().apply(request, response);
                })
                .bindNow(PATIENCE);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int calls() {
        return calls.get();
    }

    void script(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> wanted) {
        script.set(wanted);
    }

    /** What is asked for behind the backs of the tests: their calls are not counted. */
    void waitingRooms(String items) {
        waitingRooms.set(items);
    }

    /** Answers with its own name and what it saw of the request. */
    void echo() {
        script((request, response) -> request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> response.header("Content-Type", "text/plain")
                        .header("X-Service", name)
                        .header("X-Saw", request.method() + " " + request.uri())
                        .header("X-Saw-Request-Id", header(request, "X-Request-Id"))
                        .header("X-Saw-Forwarded-For", header(request, "X-Forwarded-For"))
                        .header("X-Saw-Authorization", header(request, "Authorization"))
                        .header("X-Saw-Host", header(request, "Host"))
                        .sendString(Mono.just(body.isEmpty() ? name : body))
                        .then()));
    }

    void answer(int status) {
        script((request, response) -> request.receive()
                .then(response.status(status)
                        .header("Content-Type", "application/problem+json")
                        .sendString(Mono.just("{\"status\":" + status + ",\"code\":\"scripted\"}"))
                        .then()));
    }

    void beOverloaded() {
        script((request, response) -> request.receive()
                .then(response.status(503)
                        .header("Content-Type", "application/problem+json")
                        .header("Retry-After", "3")
                        .header("Stagedoor-Overloaded", "true")
                        .sendString(Mono.just("{\"status\":503,\"code\":\"overloaded\"}"))
                        .then()));
    }

    void answerAfter(Duration delay) {
        script((request, response) -> request.receive()
                .then(Mono.delay(delay))
                .then(response.sendString(Mono.just("late")).then()));
    }

    void closeTheConnection() {
        script((request, _) -> request.receive()
                .then(Mono.fromRunnable(() -> request.withConnection(connection -> {
                    var _ = connection.channel().close();
                }))));
    }

    void stream(Flux<String> events) {
        script((_, response) -> response.sse()
                .send(
                        events.map(event -> response.alloc()
                                .buffer()
                                .writeBytes(("data:" + event + "\n\n").getBytes(StandardCharsets.UTF_8))),
                        _ -> true));
    }

    void goDown() {
        DisposableServer running = server;
        if (running != null) {
            running.disposeNow(PATIENCE);
            // As when a process ends: those who are connected notice.
            var _ = connections.close().awaitUninterruptibly();
            server = null;
        }
    }

    void comeBack() {
        if (server == null) {
            server = bind(port);
        }
    }

    private static String header(HttpServerRequest request, String header) {
        String value = request.requestHeaders().get(header);
        return value == null ? "none" : value;
    }
}
