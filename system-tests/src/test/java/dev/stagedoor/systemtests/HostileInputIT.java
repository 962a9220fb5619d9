package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ten thousand bodies that no endpoint expects: each gets a clear 4xx or is harmless, and none gets the better of it. */
class HostileInputIT {
    private static final int BODIES = 10_000;
    private static final int CLIENTS = 8;

    private record Target(String method, String path, String contentType, String valid) {}

    private final GatewayClient anybody = GatewayClient.of(Platform.shared().gatewayAddress());
    private final People people = new People(anybody);

    @Test
    void answersEveryHostileBodyWithAClearError() {
        long seed = new Random().nextLong();
        Person organizer = people.organizer();
        var show = people.show(organizer, 1_000_000, 2500);
        String booking = organizer
                .client()
                .post("/api/bookings", show.bookingOf(1))
                .expect(201)
                .body()
                .get("id")
                .asString();
        List<Target> targets = targets(show.eventId(), show.ticketTypeId(), booking);
        AtomicInteger client = new AtomicInteger();
        List<List<String>> failures =
                People.together(CLIENTS, () -> attack(organizer, targets, seed + client.getAndIncrement()));
        assertThat(failures.stream().flatMap(List::stream).toList())
                .as("seed %d", seed)
                .isEmpty();
    }

    private List<String> attack(Person organizer, List<Target> targets, long seed) {
        Random random = new Random(seed);
        HostileBodies bodies = new HostileBodies(random);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < BODIES / CLIENTS; i++) {
            Target target = targets.get(random.nextInt(targets.size()));
            byte[] body = bodies.derivedFrom(target.valid());
            Answer answer = organizer
                    .client()
                    .send(
                            target.method(),
                            target.path(),
                            BodyPublishers.ofByteArray(body),
                            "Content-Type",
                            target.contentType());
            if (!isSane(answer)) {
                failures.add(target.method() + " " + target.path() + " "
                        + HexFormat.of().formatHex(body) + " -> " + answer.status() + " " + answer.text());
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

    private static List<Target> targets(UUID event, UUID type, String booking) {
        String json = "application/json";
        String eventBody = """
                {"name":"n","description":"d","category":"c","location":"l","online":false,"timezone":"UTC",
                "startsAt":"2030-01-01T10:00:00Z","endsAt":"2030-01-01T12:00:00Z","visibility":"public",
                "cancellation":{"until":"PT48H","feePercent":10},
                "ticketTypes":[{"name":"t","price":{"amount":1,"currency":"EUR"},"capacity":1,"maxPerBooking":1}]}""";
        String typeBody = """
                {"name":"t","price":{"amount":1,"currency":"EUR"},"capacity":10,"salesStart":"2029-01-01T10:00:00Z",
                "salesEnd":"2029-02-01T10:00:00Z","maxPerBooking":1}""";
        String bookingBody =
                "{\"eventId\":\"" + event + "\",\"items\":[{\"ticketTypeId\":\"" + type + "\",\"quantity\":1}]}";
        String account = """
                {"username":"somebody","email":"some@example.org","password":"correct horse","role":"attendee"}""";
        return List.of(
                new Target("POST", "/api/auth/register", json, account),
                new Target("POST", "/api/auth/login", json, account),
                new Target("POST", "/api/auth/refresh", json, "{\"refreshToken\":\"abc\"}"),
                new Target("POST", "/api/auth/logout", json, "{\"refreshToken\":\"abc\"}"),
                new Target("POST", "/api/events", json, eventBody),
                new Target("PUT", "/api/events/" + event, json, eventBody),
                new Target("POST", "/api/events/" + event + "/ticket-types", json, typeBody),
                new Target("PUT", "/api/events/" + event + "/ticket-types/" + type, json, typeBody),
                new Target("POST", "/api/events/import", json, "[" + eventBody + "]"),
                new Target("POST", "/api/events/import", "text/csv", "\"name,startsAt\\nShow,2030-01-01T10:00:00Z\""),
                new Target("POST", "/api/events/import", "text/calendar", "\"BEGIN:VCALENDAR\\nEND:VCALENDAR\""),
                new Target("POST", "/api/bookings", json, bookingBody),
                new Target(
                        "POST",
                        "/api/bookings/" + booking + "/payment",
                        json,
                        "{\"method\":\"simulated\",\"token\":\"x\"}"),
                new Target("PUT", "/api/bookings/" + UUID.randomUUID() + "/cancel", json, "{}"),
                new Target("POST", "/api/tickets/" + UUID.randomUUID() + "/redeem", json, "{}"));
    }
}
