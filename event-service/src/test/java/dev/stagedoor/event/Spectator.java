package dev.stagedoor.event;

import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import tools.jackson.databind.json.JsonMapper;

/** Watches the seats of an event and reads whatever it is told. */
final class Spectator implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    private final Disposable stream;

    private Spectator(int port, UUID event) {
        this.stream = WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/events/" + event + "/availability")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .mapNotNull(ServerSentEvent::data)
                .subscribe(data ->
                        seen.add(JSON.readTree(data).get("quantityAvailable").asInt()));
    }

    static Spectator at(int port, UUID event) {
        return new Spectator(port, event);
    }

    /** Returns once it has been told that so many seats are left. */
    void awaits(int left) {
        await().atMost(EventServiceIT.PATIENCE).until(() -> seen.contains(left));
    }

    boolean hasSeenBelow(int left) {
        return seen.stream().anyMatch(number -> number < left);
    }

    int told() {
        return seen.size();
    }

    @Override
    public void close() {
        stream.dispose();
    }
}
