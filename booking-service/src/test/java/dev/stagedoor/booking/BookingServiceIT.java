package dev.stagedoor.booking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, with ticket-service played by {@link TicketDesk}. One context for all classes. */
@StagedoorIT(
        service = "booking-service",
        database = "booking",
        properties = {
            // Short waits, so that the tests of silence are short; the clocks turn often.
            "stagedoor.booking.expiry.interval=100ms",
            "stagedoor.booking.event-cancellation.interval=100ms",
            "stagedoor.booking.erasure.interval=100ms",
            "stagedoor.public-url=https://tickets.example",
            "stagedoor.booking.event-cancellation.batch-size=3",
            "stagedoor.booking.order.catalogue-wait=1s",
            "stagedoor.booking.stream.look-again=200ms",
            "stagedoor.payment.answer-timeout=500ms",
            "stagedoor.payment.first-check=1s",
            "stagedoor.payment.pause=200ms",
            "stagedoor.payment.longest-pause=500ms",
            "stagedoor.payment.reconcile-interval=100ms",
            "stagedoor.payment.refund-interval=100ms",
            "stagedoor.payment.simulated.late-capture-delay=1s",
            "LOG_FORMAT="
        })
@Import(BookingServiceIT.Clocks.class)
abstract class BookingServiceIT {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration HOLD = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LOOK = Duration.ofMillis(50);

    /** One for all classes of the JVM, as the broker is. */
    private static final class Desk {
        private static final TicketDesk DESK = new TicketDesk(TestInfra.bootstrapServers());
    }

    static final TestCatalogue CATALOGUE = new TestCatalogue();

    @DynamicPropertySource
    static void catalogue(DynamicPropertyRegistry properties) {
        properties.add("stagedoor.events.url", CATALOGUE::url);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        TestClock clock() {
            return new TestClock();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    DatabaseClient database;

    TicketDesk desk;
    WebTestClient http;

    @BeforeEach
    void connect() {
        desk = Desk.DESK;
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    @AfterEach
    void letTimeRun() {
        clock.run();
    }

    /** Where the service listens, for addresses that are encoded already. */
    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    record Answer(int status, JsonNode body, HttpHeaders headers) {
        UUID id() {
            return UUID.fromString(
                    body.path(body.has("bookingId") ? "bookingId" : "id").asString());
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    TestEvent event(long price, Manner manner) {
        return publish(TestEvent.at(price, clock.instant()), manner);
    }

    TestEvent publish(TestEvent event, Manner manner) {
        desk.answer(event.id(), manner);
        event.publish(desk.messages(), 1);
        event.openPool(desk.messages());
        eventually(
                () -> count("SELECT count(*) FROM offers o JOIN open_pools p ON p.event_id = o.event_id"
                        + " WHERE o.event_id = '" + event.id() + "'"),
                seen -> assertThat(seen).isPositive());
        return event;
    }

    static Map<String, Object> items(TestEvent event, int quantity) {
        return Map.of(
                "eventId", event.id(), "items", List.of(Map.of("ticketTypeId", event.type(), "quantity", quantity)));
    }

    Answer book(TestEvent event, int quantity, UUID user, String... headers) {
        return post("/api/bookings", items(event, quantity), user, headers);
    }

    /** A booking that waits for its money. */
    Answer held(TestEvent event, UUID user) {
        Answer held = book(event, 1, user);
        assertThat(held.status()).as("%s", held).isEqualTo(201);
        assertThat(held.text("status")).isEqualTo("held");
        return held;
    }

    Answer pay(UUID booking, String token, UUID user, String... headers) {
        return post(
                "/api/bookings/" + booking + "/payment", Map.of("method", "simulated", "token", token), user, headers);
    }

    Answer cancel(UUID booking, UUID user) {
        return answer(http.put()
                .uri("/api/bookings/{id}/cancel", booking)
                .headers(headers -> headers.setBearerAuth(TestTokens.attendee(user))));
    }

    Answer get(String path, UUID user) {
        return answer(http.get().uri(path).headers(headers -> headers.setBearerAuth(TestTokens.organizer(user))));
    }

    Answer booking(UUID id, UUID user) {
        return get("/api/bookings/" + id, user);
    }

    Answer post(String path, Object body, UUID user, String... headers) {
        return postAs(TestTokens.attendee(user), path, body, headers);
    }

    /** A part back, by the organizer. */
    Answer refund(UUID booking, long amount, UUID organizer, String... headers) {
        Map<String, Object> body = Map.of("amount", Map.of("amount", amount, "currency", "EUR"), "reason", "No view");
        return postAs(TestTokens.organizer(organizer), "/api/bookings/" + booking + "/refunds", body, headers);
    }

    Answer postAs(String token, String path, Object body, String... headers) {
        return answer(http.post()
                .uri(path)
                .headers(all -> {
                    all.setBearerAuth(token);
                    for (int n = 0; n < headers.length; n += 2) {
                        all.add(headers[n], headers[n + 1]);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(body)));
    }

    Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
        EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
        byte[] body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                body == null || body.length == 0 ? JSON.nullNode() : JSON.readTree(body),
                result.getResponseHeaders());
    }

    @CanIgnoreReturnValue
    Answer awaitStatus(UUID booking, UUID user, String status) {
        return eventually(
                () -> booking(booking, user),
                answer -> assertThat(answer.text("status")).isEqualTo(status));
    }

    /** Which messages the log has of a booking, in their order, by the middle of their names. */
    List<String> log(UUID booking) {
        return desk.of(booking).stream()
                .map(entry -> entry.type().replace("stagedoor.booking.", "").replace(".v1", ""))
                .toList();
    }

    void run(String sql) {
        database.sql(sql).then().block(PATIENCE);
    }

    /** What the provider has paid back of a booking. */
    long refunded(UUID booking) {
        return count("SELECT coalesce(sum(r.amount), 0)::bigint FROM simulated_provider.refunds r"
                + " JOIN payments p ON p.id = r.payment_id WHERE p.booking_id = '" + booking + "'");
    }

    /** Money captured = what confirmed bookings are worth + refunds + fees kept, by the books of the provider. */
    void everyCentIsAccountedFor() {
        clock.run();
        eventually(
                () -> count("SELECT count(*) FROM bookings WHERE paid_by IS NOT NULL AND status = 'pending'")
                        + count("SELECT count(*) FROM refunds WHERE state = 'requested'")
                        + count("SELECT count(*) FROM payments WHERE settled_at IS NULL"),
                open -> assertThat(open).isZero());
        long captured = count("SELECT coalesce(sum(amount), 0)::bigint FROM simulated_provider.charges"
                + " WHERE state IN ('captured', 'processing')");
        long back = count("SELECT coalesce(sum(amount), 0)::bigint FROM simulated_provider.refunds");
        long sold = count("SELECT coalesce(sum(total_amount - refunded_amount), 0)::bigint FROM bookings"
                + " WHERE status = 'confirmed'");
        long fees = count("SELECT coalesce(sum(fee_kept), 0)::bigint FROM bookings");
        assertThat(captured).isEqualTo(sold + back + fees);
    }

    void awaitLog(UUID booking, String... types) {
        var _ = eventually(() -> log(booking), seen -> assertThat(seen).containsExactly(types));
    }

    long count(String sql) {
        return requireNonNull(database.sql(sql).mapValue(Long.class).one().block(PATIENCE), "a count is never null");
    }

    @CanIgnoreReturnValue
    static <T> T eventually(Supplier<T> look, Consumer<T> check) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T seen = look.get();
            try {
                check.accept(seen);
                return seen;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
