package dev.stagedoor.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Stands for the services that an export asks: answers with the path and the token it was asked with, or as told. */
final class PartServer {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final Map<String, Manner> manners = new ConcurrentHashMap<>();

    /** How a path answers. */
    enum Manner {
        WELL,
        WITH_AN_ERROR,
        WITH_A_LIST,
        WITH_RUBBISH,
        NEVER
    }

    PartServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/users/me/export/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void tell(String part, Manner manner) {
        manners.put(part, manner);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        Manner manner = manners.getOrDefault(path.substring(path.lastIndexOf('/') + 1), Manner.WELL);
        String body = "{\"path\": \"" + path + "\", \"token\": \"" + token + "\"}";
        switch (manner) {
            case WELL -> send(exchange, 200, body);
            case WITH_AN_ERROR -> send(exchange, 500, body);
            case WITH_A_LIST -> send(exchange, 200, "[" + body + "]");
            case WITH_RUBBISH -> send(exchange, 200, body.substring(1));
            case NEVER -> hang();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
