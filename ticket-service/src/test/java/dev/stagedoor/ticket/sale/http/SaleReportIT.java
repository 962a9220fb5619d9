package dev.stagedoor.ticket.sale.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.messaging.IncomingMessage.Position;
import dev.stagedoor.testsupport.TestTokens;
import dev.stagedoor.ticket.Edited;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SaleReportIT extends ServiceUnderTest {
    private static final String HELD = "stagedoor.inventory.seats-held.v1";
    private static final String REFUSED = "stagedoor.inventory.seats-refused.v1";
    private static final String POOLS = "stagedoor.inventory.pools-changed.v1";
    private static final int SEATS = 100;
    private static final int BUYERS = 1_500;

    private final JsonMapper json = new JsonMapper();

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private WebTestClient http;

    @BeforeEach
    void client() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    @Test
    void provesThatACrowdWasServedInTheOrderOfTheLog() {
        TestEvent event = newEvent(1);
        messages.send(
                Topics.CATALOGUE,
                event.id(),
                UUID.randomUUID(),
                new EventPublished(event.id(), event.snapshot(1, SEATS)));
        assertThat(inventory(event, 1, POOLS)).hasSize(1);
        List<UUID> queue = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            UUID booking = UUID.randomUUID();
            queue.add(booking);
            messages.send(Topics.BOOKINGS, event.id(), UUID.randomUUID(), request(booking, 1, event, 1));
            if (i % 10 == 0) {
                // Somebody presses the button again: the same request, and another message for it.
                messages.send(Topics.BOOKINGS, event.id(), UUID.randomUUID(), request(booking, 1, event, 1));
            }
        }
        // Each of the 150 repetitions is answered too.
        assertThat(inventory(event, SEATS + SEATS / 10, HELD)).hasSize(SEATS + SEATS / 10);
        int refused = BUYERS - SEATS;
        assertThat(inventory(event, refused + refused / 10, REFUSED)).hasSize(refused + refused / 10);

        JsonNode report = get(event, "");
        assertThat(report.at("/requests").asInt()).isEqualTo(BUYERS);
        assertThat(report.at("/heldRequests").asInt()).isEqualTo(SEATS);
        assertThat(report.at("/refusedRequests").asInt()).isEqualTo(BUYERS - SEATS);
        assertThat(report.at("/refusals/0/reason").asString()).isEqualTo("seats_unavailable");
        assertThat(report.at("/refusals/0/requests").asInt()).isEqualTo(BUYERS - SEATS);
        assertThat(report.at("/order/outOfOrder").asInt()).isZero();
        assertThat(report.at("/order/unplaced").asInt()).isZero();
        assertThat(report.at("/order/partitions").size()).isEqualTo(1);
        assertThat(report.at("/lastHeld/place").asInt()).isEqualTo(SEATS);
        assertThat(report.at("/lastHeld/bookingId").asString())
                .isEqualTo(queue.get(SEATS - 1).toString());
        assertThat(report.at("/lastHeld/requestsAfter").asInt()).isEqualTo(BUYERS - SEATS);
        assertThat(Instant.parse(report.at("/asOf").asString()))
                .isAfterOrEqualTo(Instant.parse(report.at("/lastDecidedAt").asString()));
        assertThat(report.at("/firstRequestedAt").asString()).isEqualTo(AT.toString());
        assertThat(report.at("/waiting/p50Millis").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(report.at("/waiting/maxMillis").asDouble());
        assertThat(number("SELECT count(DISTINCT decided_at) FROM decisions WHERE event_id = ?", event.id()))
                .as("batches")
                .isGreaterThan(1);

        List<List<String>> table = table(event);
        assertThat(table).hasSize(BUYERS);
        assertThat(table.stream().map(row -> row.get(1)))
                .containsExactlyElementsOf(queue.stream().map(UUID::toString).toList());
        assertThat(table.stream().map(row -> Integer.valueOf(row.getFirst()))).isSorted();
        assertThat(table.stream().map(row -> Long.valueOf(row.get(4))))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(table.stream().map(row -> row.get(8)).limit(SEATS)).containsOnly("held");
        assertThat(table.stream().map(row -> row.get(8)).skip(SEATS)).containsOnly("refused");
    }

    @Test
    void tellsOfADecisionOutOfTurn() {
        TestEvent event = open(1);
        decide(request(UUID.randomUUID(), 1, event, 1), request(UUID.randomUUID(), 1, event, 1));
        assertThat(rows("""
                UPDATE decisions SET log_partition = 2, log_offset = CASE outcome WHEN 'held' THEN 9 ELSE 7 END
                WHERE event_id = ? RETURNING 1""", event.id())).hasSize(2);

        JsonNode report = get(event, "");

        assertThat(report.at("/order/outOfOrder").asInt()).isEqualTo(1);
        assertThat(report.at("/order/partitions/0").asInt()).isEqualTo(2);
        assertThat(report.at("/lastHeld/place").asInt()).isEqualTo(2);
    }

    @Test
    void listsWhatAnEarlierVersionDecidedFirst() {
        TestEvent event = open(5);
        UUID before = UUID.randomUUID();
        assertThat(rows("""
                INSERT INTO decisions (booking_id, attempt, event_id, outcome, decided_at, number)
                VALUES (?, 1, ?, 'held', now(), NULL) RETURNING 1""", before, event.id())).hasSize(1);
        run(decideBookings.decide(
                List.of(incoming(request(UUID.randomUUID(), 1, event, 1)).at(new Position(3, 17)))));
        decide(release(UUID.randomUUID(), 1, event));

        JsonNode page = get(event, "/requests?limit=1");

        assertThat(page.at("/total").asInt()).isEqualTo(2);
        assertThat(page.at("/items").size()).isEqualTo(1);
        assertThat(page.at("/items/0/bookingId").asString()).isEqualTo(before.toString());
        assertThat(page.at("/items/0/requestedAt").isNull()).isTrue();
        assertThat(get(event, "/requests?limit=1&page=2").at("/items/0/place").asInt())
                .isEqualTo(2);
        assertThat(get(event, "").at("/order/unplaced").asInt()).isEqualTo(1);
    }

    @Test
    void tellsOfASaleThatHasNotBegun() {
        TestEvent event = open(5);

        JsonNode report = get(event, "");

        assertThat(report.at("/requests").asInt()).isZero();
        assertThat(report.at("/refusals").size()).isZero();
        assertThat(report.at("/waiting").isNull()).isTrue();
        assertThat(report.at("/lastHeld").isNull()).isTrue();
        assertThat(get(event, "/requests").at("/total").asInt()).isZero();
        assertThat(table(event)).isEmpty();
    }

    @Test
    void isItsOrganizersAlone() {
        TestEvent event = open(5);
        TestEvent secret = newEvent(1);
        follow(new Edited(secret.snapshot(1, 5)).visibility(Visibility.PRIVATE).snapshot());
        String stranger = TestTokens.organizer(UUID.randomUUID());
        String attendee = TestTokens.attendee(UUID.randomUUID());
        for (String path : List.of("", "/requests")) {
            assertThat(status(event.id() + "/sale-report" + path, stranger)).isEqualTo(403);
            assertThat(status(event.id() + "/sale-report" + path, attendee)).isEqualTo(403);
            assertThat(status(event.id() + "/sale-report" + path, null)).isEqualTo(401);
            assertThat(status(secret.id() + "/sale-report" + path, stranger)).isEqualTo(404);
            assertThat(status(UUID.randomUUID() + "/sale-report" + path, stranger))
                    .isEqualTo(404);
        }
        assertThat(status("nonsense/sale-report", stranger)).isEqualTo(400);
        assertThat(status(event.id() + "/sale-report/requests?limit=0", token(event)))
                .isEqualTo(422);
        assertThat(status(event.id() + "/sale-report/requests?sortBy=place", token(event)))
                .isEqualTo(422);
    }

    private JsonNode get(TestEvent event, String path) {
        return json.readTree(http.get()
                .uri("/api/events/" + event.id() + "/sale-report" + path)
                .headers(headers -> headers.setBearerAuth(token(event)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    /** The rows of the download, without their head. */
    private List<List<String>> table(TestEvent event) {
        String file = http.get()
                .uri("/api/events/{id}/sale-report/requests", event.id())
                .headers(headers -> headers.setBearerAuth(token(event)))
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"sale-" + event.id() + ".csv\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        List<String> lines = requireNonNull(file).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "place,bookingId,attempt,partition,offset,requestedAt,decidedAt,waitedMillis,outcome,reason");
        return lines.stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }

    private int status(String path, @Nullable String token) {
        return http.get()
                .uri("/api/events/" + path)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static String token(TestEvent event) {
        return TestTokens.organizer(event.organizer());
    }
}
