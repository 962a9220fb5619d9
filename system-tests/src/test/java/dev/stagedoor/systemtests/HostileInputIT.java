package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import dev.stagedoor.systemtests.document.ApiOperation;
import dev.stagedoor.systemtests.document.ExampleRules;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ten thousand bodies that no endpoint expects, each made of what an endpoint's document shows: each gets a clear 4xx or
 * is harmless, and none gets the better of it.
 */
class HostileInputIT {
    private static final int BODIES = 10_000;
    private static final int CLIENTS = 8;
    private static final int SEATS = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private record Target(ApiOperation operation, String path, String contentType, String valid) {}

    /** What the paths lead to: an event that goes on and one that is called off, a spot, a booking. */
    private record Things(Show show, Show doomed, String spot, String booking) {
        String path(ApiOperation operation) {
            Show event = operation.path().endsWith("/cancel") ? doomed : show;
            String id = operation.path().startsWith("/api/bookings")
                    ? booking
                    : event.eventId().toString();
            return operation
                    .path()
                    .replace("{eventId}", event.eventId().toString())
                    .replace("{typeId}", event.ticketTypeId().toString())
                    .replace("{name}", spot)
                    .replace("{id}", id);
        }
    }

    private final GatewayClient anybody = GatewayClient.of(SharedPlatform.get().gateway());
    private final People people = new People(anybody);

    @Test
    void answersEveryHostileBodyWithAClearError() {
        long seed = new Random().nextLong();
        Person organizer = people.organizer();
        List<Target> targets = targets(thingsOf(organizer));
        AtomicInteger client = new AtomicInteger();
        List<List<String>> failures =
                People.together(CLIENTS, () -> attack(organizer, targets, seed + client.getAndIncrement()));
        assertThat(failures.stream().flatMap(List::stream).toList())
                .as("seed %d", seed)
                .isEmpty();
        Books.mustBalance(SharedPlatform.get());
    }

    private Things thingsOf(Person organizer) {
        Show show = people.show(organizer, SEATS, 2500);
        String spot = "spot-" + UUID.randomUUID();
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS);
        Map<String, Object> slot =
                Map.of("start", start.toString(), "end", start.plusSeconds(600).toString(), "tickets", SEATS);
        organizer
                .client()
                .post("/api/spots", Map.of("name", spot, "slots", List.of(slot)))
                .expect(201);
        await().atMost(SOON)
                .until(() -> anybody.post("/api/spots/" + spot + "/reservations", Map.of())
                                .status()
                        == 201);
        String booking = organizer
                .client()
                .post("/api/bookings", show.bookingOf(1))
                .expect(201)
                .body()
                .get("id")
                .asString();
        return new Things(show, people.show(organizer, SEATS, 0), spot, booking);
    }

    private List<Target> targets(Things things) {
        List<Target> targets = anybody.documents().operations().stream()
                .flatMap(operation -> ExampleRules.ofRequest(operation).entrySet().stream()
                        .map(shown -> new Target(
                                operation,
                                things.path(operation),
                                shown.getKey(),
                                asJson(shown.getKey(), shown.getValue()))))
                .toList();
        assertThat(targets)
                .hasSizeGreaterThan(20)
                .noneMatch(target -> target.path().contains("{"));
        return targets;
    }

    /** What is no JSON is twisted as one text. */
    private static String asJson(String type, String body) {
        return type.equals("application/json") ? body : JSON.writeValueAsString(body);
    }

    private static List<String> attack(Person organizer, List<Target> targets, long seed) {
        Random random = new Random(seed);
        HostileBodies bodies = new HostileBodies(random);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < BODIES / CLIENTS; i++) {
            Target target = targets.get(random.nextInt(targets.size()));
            byte[] body = bodies.derivedFrom(target.valid());
            Answer answer = organizer
                    .client()
                    .send(
                            target.operation().method(),
                            target.path(),
                            BodyPublishers.ofByteArray(body),
                            "Content-Type",
                            target.contentType(),
                            "If-Match",
                            "*");
            if (!isSane(answer)) {
                failures.add(target.operation() + " " + HexFormat.of().formatHex(body) + " -> " + answer.status() + " "
                        + answer.text());
            }
        }
        return failures;
    }

    private static boolean isSane(Answer answer) {
        if (answer.status() < 400) {
            return true;
        }
        return answer.status() < 500
                && answer.isProblem()
                && !answer.text().matches("(?s).*(Exception|\\bat [a-z]+\\.[a-z]+|SELECT |INSERT |dev\\.stagedoor).*");
    }
}
