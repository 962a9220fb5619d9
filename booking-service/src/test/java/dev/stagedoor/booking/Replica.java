package dev.stagedoor.booking;

import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own runs it, beside others on one database and broker. */
final class Replica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final WebClient http;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
        this.http =
                WebClient.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    static Replica start(Database database, String bootstrapServers, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("server.port", "0");
        all.put("stagedoor.database.host", database.host());
        all.put("stagedoor.database.port", database.port());
        all.put("stagedoor.database.name", database.name());
        all.put("stagedoor.database.user", database.user());
        all.put("stagedoor.database.password", database.password());
        all.put("stagedoor.kafka.bootstrap-servers", bootstrapServers);
        all.put("stagedoor.security.jwks-uri", TestTokens.jwksUri());
        // The event is on its way when the first request comes, however slow the machine.
        all.put("stagedoor.booking.order.catalogue-wait", "60s");
        // Who waits is there until the outcome comes, on whatever machine.
        all.put("stagedoor.booking.order.longest-wait", "10m");
        all.put("LOG_FORMAT", "");
        return new Replica(StagedoorService.builder(BookingServiceApplication.class, BookingServiceApplication.NAME)
                .run(all.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new)));
    }

    /** Asks for one ticket; errors where the answer is neither 201 nor 202. */
    Mono<ResponseEntity<String>> book(TestEvent event, UUID user, String... headers) {
        return http.post()
                .uri("/api/bookings")
                .headers(all -> {
                    all.setBearerAuth(TestTokens.attendee(user));
                    for (int n = 0; n < headers.length; n += 2) {
                        all.add(headers[n], headers[n + 1]);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(BookingServiceIT.items(event, 1)))
                .retrieve()
                .toEntity(String.class);
    }

    /** Asks for one ticket and does not wait for the outcome. */
    UUID ask(TestEvent event, UUID user) {
        ResponseEntity<String> accepted = book(event, user, "Prefer", "respond-async")
                .blockOptional(PATIENCE)
                .orElseThrow();
        String location = String.valueOf(accepted.getHeaders().getLocation());
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    Mono<ResponseEntity<String>> pay(UUID booking, UUID user) {
        return http.post()
                .uri("/api/bookings/{id}/payment", booking)
                .headers(all -> all.setBearerAuth(TestTokens.attendee(user)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(Map.of("method", "simulated", "token", "ok")))
                .exchangeToMono(answer -> answer.toEntity(String.class));
    }

    /** The states of a booking, as they come. */
    Flux<String> states(UUID booking, UUID user) {
        return http.get()
                .uri("/api/bookings/{id}", booking)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(all -> all.setBearerAuth(TestTokens.attendee(user)))
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .mapNotNull(ServerSentEvent::data)
                .map(data -> JSON.readTree(data).path("status").asString(""));
    }

    double meter(String counter) {
        return context.getBean(MeterRegistry.class).find(counter).counters().stream()
                .mapToDouble(found -> found.count())
                .sum();
    }

    double gauge(String name) {
        return context.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
