package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is the sender's fault or a success, never ours. */
class HostileBodiesIT extends EventServiceIT {
    private static final int BODIES = 200;
    private static final List<String> FIELDS = List.of(
            "name",
            "description",
            "category",
            "location",
            "online",
            "url",
            "topics",
            "timezone",
            "startsAt",
            "endsAt",
            "visibility",
            "cancellation",
            "ticketTypes",
            "until",
            "feePercent",
            "price",
            "amount",
            "currency",
            "capacity",
            "salesStart",
            "salesEnd",
            "maxPerBooking",
            "id",
            "externalId",
            "publish",
            "startDate",
            "endDate",
            "city",
            "country",
            "initialTickets",
            "reason",
            "users",
            "usernames",
            "emails",
            "slot",
            "slots",
            "start",
            "end",
            "tickets");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2147483648",
            "1e400",
            "0.5",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"🎭\"",
            "\"public\"",
            "\"EUR\"",
            "\"PT48H\"",
            "\"2090-01-01T00:00:00Z\"",
            "\"2090-01-01\"",
            "\"+999999999-12-31T23:59:59-18:00\"",
            "\"Europe/Oslo\"",
            "\"https://example.org\"",
            "\"javascript:1\"",
            "\"' OR 1=1 --\"",
            "99999999999999999999999999",
            "\"00000000-0000-0000-0000-000000000000\"");

    @ParameterizedTest
    @CsvSource({
        "POST, /api/events",
        "PUT, /api/events/{id}",
        "POST, /api/events/{id}/ticket-types",
        "PUT, /api/events/{id}/ticket-types/{type}",
        "POST, /api/events/{id}/cancel",
        "PUT, /api/events/{id}/door-staff",
        "POST, /api/events/{id}/invitations",
        "POST, /api/spots",
        "POST, /api/events/import"
    })
    void answersNoBodyWithAFailureOfItsOwn(String method, String path) {
        Answer created = post("/api/events", event("Target", type("Floor", 10)));
        UUID typeId = UUID.fromString(created.body().at("/ticketTypes/0/id").asString());
        String target = path.replace("{id}", created.id().toString()).replace("{type}", typeId.toString());
        Random random = new Random(20300117);
        for (int i = 0; i < BODIES; i++) {
            String body = path.endsWith("import") ? "[" + object(random, 3) + "]" : object(random, 3);
            Answer answer = call(method, target, organizer, body, Map.of("If-Match", "*"));

            assertThat(answer.status()).as(body).isLessThan(500);
        }
    }

    private static String object(Random random, int depth) {
        StringBuilder object = new StringBuilder("{");
        // Half of them with what is demanded, so that the rest of the values gets to the database.
        if (random.nextBoolean()) {
            object.append("\"name\":\"n")
                    .append(random.nextInt())
                    .append("\",\"startsAt\":\"2090-01-01T00:00:00Z\",")
                    .append("\"price\":{\"amount\":1,\"currency\":\"EUR\"},\"capacity\":5,");
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            object.append('"')
                    .append(pick(random, FIELDS))
                    .append("\":")
                    .append(value(random, depth))
                    .append(',');
        }
        return object.append("\"z\":0}").toString();
    }

    private static String value(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 3 -> object(random, depth - 1);
            case 4 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> pick(random, VALUES);
        };
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
