package dev.stagedoor.booking;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stands for event-service: shows what it is told to have, and nothing else. */
final class TestCatalogue {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Entry NONE = new Entry(404, "", List.of(), null);

    private final HttpServer server;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** What stands under a path; a viewer that is null is everybody. */
    private record Entry(
            int answer,
            String status,
            List<UUID> ticketTypes,
            @Nullable UUID viewer) {}

    TestCatalogue() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void show(String path, UUID... ticketTypes) {
        entries.put(path, new Entry(200, "upcoming", List.of(ticketTypes), null));
    }

    void showTo(UUID viewer, String path, String status) {
        entries.put(path, new Entry(200, status, List.of(), viewer));
    }

    void failAt(String path) {
        entries.put(path, new Entry(500, "", List.of(), null));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Entry entry = seenBy(caller(exchange), exchange.getRequestURI().getPath());
            List<Map<String, UUID>> types =
                    entry.ticketTypes().stream().map(id -> Map.of("id", id)).toList();
            byte[] body = JSON.writeValueAsBytes(Map.of("status", entry.status(), "ticketTypes", types));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(entry.answer(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Entry seenBy(@Nullable UUID caller, String path) {
        Entry entry = entries.get(path);
        return entry == null || entry.viewer() != null && !entry.viewer().equals(caller) ? NONE : entry;
    }

    private static @Nullable UUID caller(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        return token == null
                ? null
                : UUID.fromString(JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]))
                        .path("sub")
                        .asString());
    }
}
