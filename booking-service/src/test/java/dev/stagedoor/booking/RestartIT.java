package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartableBroker;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** The service stops while bookings are asked for, and starts again. */
class RestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HALF = 20;

    @Test
    void leavesNoBookingPendingWhenStoppedInTheMiddle() throws Exception {
        Database database = TestInfra.database("booking_restart");
        try (RestartableBroker broker = TestInfra.broker();
                TicketDesk desk = new TicketDesk(broker.bootstrapServers())) {
            TestEvent event = TestEvent.at(0, Instant.now());
            List<UUID> asked = new ArrayList<>();
            try (ConfigurableApplicationContext first = start(database, broker)) {
                event.publish(desk.messages(), 1);
                event.openPool(desk.messages());
                desk.answer(event.id(), Manner.HOLD);
                for (int n = 0; n < HALF; n++) {
                    asked.add(ask(first, event));
                }
                // Their answers are on their way when the service stops; those of the others come while it is down.
                BookingServiceIT.eventually(
                        () -> unseen(desk, asked), unseen -> assertThat(unseen).isEmpty());
                desk.answer(event.id(), Manner.SAY_NOTHING);
                for (int n = 0; n < HALF; n++) {
                    asked.add(ask(first, event));
                }
            }
            asked.subList(HALF, asked.size()).forEach(id -> desk.hold(id, event.id(), 1));
            try (ConfigurableApplicationContext second = start(database, broker)) {
                DatabaseClient client = second.getBean(DatabaseClient.class);
                BookingServiceIT.eventually(
                        () -> client.sql("SELECT id FROM bookings WHERE status <> 'confirmed'")
                                .mapValue(UUID.class)
                                .all()
                                .collectList()
                                .block(PATIENCE),
                        left -> assertThat(left).isEmpty());
                BookingServiceIT.eventually(
                        () -> asked.stream().map(id -> desk.of(id).size()).toList(),
                        messages -> assertThat(messages).hasSize(2 * HALF).containsOnly(2));
            }
        }
    }

    private static List<UUID> unseen(TicketDesk desk, List<UUID> asked) {
        return asked.stream().filter(id -> desk.of(id).isEmpty()).toList();
    }

    private static UUID ask(ConfigurableApplicationContext service, TestEvent event) {
        String port = service.getEnvironment().getProperty("local.server.port");
        String location = String.valueOf(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build()
                .post()
                .uri("/api/bookings")
                .headers(headers -> {
                    headers.setBearerAuth(TestTokens.attendee(UUID.randomUUID()));
                    headers.add("Prefer", "respond-async");
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new JsonMapper().writeValueAsString(BookingServiceIT.items(event, 1)))
                .exchange()
                .expectStatus()
                .isAccepted()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation());
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static ConfigurableApplicationContext start(Database database, RestartableBroker broker) {
        return StagedoorService.builder(BookingServiceApplication.class, BookingServiceApplication.NAME)
                .run(Map.of(
                                "server.port", "0",
                                "stagedoor.database.host", database.host(),
                                "stagedoor.database.port", database.port(),
                                "stagedoor.database.name", database.name(),
                                "stagedoor.database.user", database.user(),
                                "stagedoor.database.password", database.password(),
                                "stagedoor.kafka.bootstrap-servers", broker.bootstrapServers(),
                                "stagedoor.security.jwks-uri", TestTokens.jwksUri(),
                                // The event is on its way when the first request comes, however slow the machine.
                                "stagedoor.booking.order.catalogue-wait", "60s",
                                "LOG_FORMAT", "")
                        .entrySet()
                        .stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }
}
