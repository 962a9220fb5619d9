package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.waiting.Passes;
import dev.stagedoor.gateway.waiting.Rooms;
import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Standing;
import dev.stagedoor.gateway.waiting.model.Terms;
import dev.stagedoor.service.http.PublicUrl;
import dev.stagedoor.service.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bookings of an event with a waiting room to whoever is not let in. Costs a look at one field while there is no
 * room, and the reading of a small body while there is one; it never asks anybody.
 */
@Component
final class AdmissionFilterFactory extends AbstractGatewayFilterFactory<Object> {
    static final String HEADER = "Stagedoor-Admission";

    /** Between the limit for bodies and the circuit breaker, to which a refusal says nothing. */
    private static final int ORDER = -5;

    private static final byte[] NOTHING = new byte[0];
    private static final Duration COME_FIRST = Duration.ofSeconds(1);

    private final Rooms rooms;
    private final Passes passes;
    private final JsonMapper json;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final Counter refused;

    AdmissionFilterFactory(
            Rooms rooms, Passes passes, JsonMapper json, PublicUrl publicUrl, Clock clock, MeterRegistry meters) {
        super(Object.class);
        this.rooms = rooms;
        this.passes = passes;
        this.json = json;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.refused = Counter.builder("stagedoor.waiting.room.refused")
                .description("Bookings refused because their buyer was not let in yet")
                .register(meters);
    }

    /** What the gateway must know of a booking: read as booking-service reads it, so that both see the same event. */
    record Wanted(@Nullable UUID eventId) {}

    @Override
    public String name() {
        return "Admission";
    }

    @Override
    public GatewayFilter apply(Object config) {
        return new OrderedGatewayFilter(this::filter, ORDER);
    }

    private Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (rooms.isAny()) {
            return DataBufferUtils.join(exchange.getRequest().getBody())
                    .map(AdmissionFilterFactory::bytes)
                    .defaultIfEmpty(NOTHING)
                    .flatMap(body -> check(exchange, body).then(chain.filter(withBody(exchange, body))));
        }
        // Unknown is not free: a gateway that starts while event-service is out must not open every door.
        return rooms.areKnown() ? chain.filter(exchange) : Mono.error(PlaceAnswers.unavailable());
    }

    /** Errors with the refusal. Without a token there is nobody to be let in, and booking-service says so. */
    private Mono<Void> check(ServerWebExchange exchange, byte[] body) {
        UUID event = event(body);
        Instant now = clock.instant();
        Optional<Room> room = event == null ? Optional.empty() : rooms.inForce(event, now);
        return room.isEmpty()
                ? Mono.empty()
                : exchange.getPrincipal()
                        .map(principal -> UUID.fromString(principal.getName()))
                        .filter(account -> !isAdmitted(exchange, room.get(), account, now))
                        .flatMap(account -> Mono.error(refusal(room.get(), account, now)));
    }

    private @Nullable UUID event(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        try {
            Wanted wanted = json.readValue(body, Wanted.class);
            return wanted == null ? null : wanted.eventId();
        } catch (JacksonException _) {
            throw Problem.malformed("The request body is not readable JSON of the expected shape.");
        }
    }

    /** By the pass; or by the log, for those who waited somewhere else and book with their account. */
    private boolean isAdmitted(ServerWebExchange exchange, Room room, UUID account, Instant now) {
        UUID event = PlaceAnswers.terms(room).eventId();
        String pass = exchange.getRequest().getHeaders().getFirst(HEADER);
        return pass != null && passes.admits(pass, event, account, now)
                || room.standing(account, now) instanceof Standing.Admitted;
    }

    private Problem refusal(Room room, UUID account, Instant now) {
        refused.increment();
        Terms terms = PlaceAnswers.terms(room);
        Instant next =
                room.standing(account, now) instanceof Standing.Waiting waiting ? waiting.from() : terms.opensAt();
        Duration wait = Duration.between(now, next);
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "waiting_room",
                        "This event lets its buyers in through a waiting room. Come to it, and book when you are let in.")
                .with("waitingRoom", publicUrl.link("/waiting-room/" + terms.eventId()))
                .retryAfter(wait.compareTo(COME_FIRST) < 0 ? COME_FIRST : wait);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        var _ = DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerWebExchange withBody(ServerWebExchange exchange, byte[] body) {
        return exchange.mutate()
                .request(new ServerHttpRequestDecorator(exchange.getRequest()) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return Flux.defer(() -> body.length == 0
                                ? Flux.empty()
                                : Flux.just(
                                        exchange.getResponse().bufferFactory().wrap(body)));
                    }
                })
                .build();
    }
}
