package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

class CalendarIT extends EventServiceIT {
    private final UUID guest = UUID.randomUUID();

    private record File(int status, HttpHeaders headers, String text) {}

    @Test
    void showsAMonthOfWhatAUserOrganizesOrAccepted() {
        // The last hour of October in Oslo, and the first of November there.
        UUID october = privateAt("2026-10-31T22:00:00Z", "2026-10-31T23:00:00Z");
        UUID november = privateAt("2026-10-31T23:00:00Z", "2026-10-31T23:00:00Z");
        accept(november);

        assertThat(ids(month(organizer, "?month=2026-11&zone=Europe/Oslo"))).containsExactly(november.toString());
        assertThat(ids(month(organizer, "?month=2026-10&zone=Europe/Oslo"))).containsExactly(october.toString());
        assertThat(ids(month(organizer, "?month=2026-10"))).containsExactly(october.toString(), november.toString());
        JsonNode invited = month(guest, "?month=2026-11&zone=Europe/Oslo").at("/events/0");
        assertThat(invited.get("role").asString()).isEqualTo("invited");
        assertThat(invited.get("startsAt").asString()).isEqualTo("2026-11-01T00:00:00+01:00");
        assertThat(month(organizer, "?month=2026-10").at("/events/0/role").asString())
                .isEqualTo("organizer");
        assertThat(ids(month(stranger, "?month=2026-10"))).isEmpty();
        call("GET", "/api/users/me/calendar", organizer, null, Map.of()).expect(200);
        call("GET", "/api/users/me/calendar", null, null, Map.of()).expect(401);
        assertThat(call("GET", "/api/users/me/calendar?month=2026-13&zone=Mars", organizer, null, Map.of())
                        .expect(422)
                        .body()
                        .get("errors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void writesAnEventThatTheImportReadsBack() {
        Map<String, Object> form = new HashMap<>(event("Größe, \"Maß\"; 🎭".repeat(8), type("Floor", 1)));
        form.put("description", "one\\two\nthree, four; five");
        form.put("startsAt", "2090-10-29T00:30:00Z");
        form.put("endsAt", "2090-10-29T01:30:00Z");
        form.put("topics", List.of("a,b", "c;d"));
        UUID id = post("/api/events", form).expect(201).id();
        post("/api/events/" + id + "/publish", "").expect(200);

        File file = file("/api/events/" + id + ".ics", null, null);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).contains("UID:" + id + "@stagedoor\r\n", "SEQUENCE:2\r\n", "STATUS:CONFIRMED\r\n");
        assertThat(file.text().lines().mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        String copy = call(
                        "POST",
                        "/api/events/import",
                        stranger,
                        file.text().getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "text/calendar"))
                .expect(200)
                .body()
                .at("/rows/0/id")
                .asString();
        JsonNode read =
                call("GET", "/api/events/" + copy, stranger, null, Map.of()).body();
        for (String field : List.of("name", "description", "topics")) {
            assertThat(read.get(field))
                    .as(field)
                    .isEqualTo(get("/api/events/" + id).body().get(field));
        }
        assertThat(read.get("startsAt").asString()).isEqualTo("2090-10-29T00:30:00Z");
        assertThat(read.get("endsAt").asString()).isEqualTo("2090-10-29T01:30:00Z");
        post("/api/events/" + id + "/cancel", "{}").expect(200);
        assertThat(file("/api/events/" + id + ".ics", null, null).text())
                .contains("STATUS:CANCELLED\r\n", "SEQUENCE:3\r\n");
    }

    @Test
    void hidesTheFileAsTheEvent() {
        UUID id = privateAt("2090-10-31T22:00:00Z", "2090-10-31T23:00:00Z");
        accept(id);

        assertThat(file("/api/events/" + id + ".ics", guest, null).status()).isEqualTo(200);
        assertThat(file("/api/events/" + id + ".ics", stranger, null).status()).isEqualTo(404);
        assertThat(file("/api/events/" + id + ".ics", null, null).status()).isEqualTo(404);
        assertThat(file("/api/events/x.ics", null, null).status()).isEqualTo(400);
    }

    @Test
    void feedsACalendarBySecretUntilItIsRevoked() {
        UUID id = privateAt("2090-10-31T22:00:00Z", "2090-10-31T23:00:00Z");
        accept(id);
        String first = feed();

        File file = file(first, null, null);
        String etag = String.valueOf(file.headers().getETag());

        assertThat(file.text()).contains(id + "@stagedoor");
        assertThat(file.headers().getCacheControl()).isEqualTo("max-age=300, private");
        assertThat(file(first, null, etag).status()).isEqualTo(304);
        String second = feed();
        assertThat(file(first, null, null).status()).isEqualTo(404);
        assertThat(file(second, null, etag).status()).isEqualTo(304);
        call("POST", "/api/events/" + id + "/cancel", organizer, "{}", Map.of()).expect(200);
        assertThat(file(second, null, etag).text()).contains("STATUS:CANCELLED");
        call("DELETE", "/api/users/me/calendar/feed", guest, null, Map.of()).expect(204);
        call("DELETE", "/api/users/me/calendar/feed", guest, null, Map.of()).expect(204);
        assertThat(file(second, null, null).status()).isEqualTo(404);
        call("POST", "/api/users/me/calendar/feed", null, null, Map.of()).expect(401);
    }

    @Test
    void givesAUserTheirCalendarAsAFile() {
        UUID id = privateAt("2090-10-31T22:00:00Z", "2090-10-31T23:00:00Z");
        accept(id);

        File file = file("/api/users/me/calendar.ics", guest, null);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith("BEGIN:VCALENDAR\r\n").contains("UID:" + id + "@stagedoor\r\n");
        assertThat(file.headers().getCacheControl()).isEqualTo("max-age=300, private");
        assertThat(file("/api/users/me/calendar.ics", guest, file.headers().getETag())
                        .status())
                .isEqualTo(304);
        assertThat(file("/api/users/me/calendar.ics", stranger, null).text()).doesNotContain("BEGIN:VEVENT");
        assertThat(file("/api/users/me/calendar.ics", null, null).status()).isEqualTo(401);
    }

    private String feed() {
        String url = call("POST", "/api/users/me/calendar/feed", guest, null, Map.of())
                .expect(201)
                .body()
                .get("url")
                .asString();
        assertThat(url).startsWith("https://tickets.example/api/calendars/").endsWith(".ics");
        return URI.create(url).getPath();
    }

    private UUID privateAt(String startsAt, String endsAt) {
        UUID id = secret();
        // Also in the past, where nothing can be published.
        var unused = database.sql("UPDATE events SET starts_at = :start, ends_at = :end WHERE id = :id")
                .bind("start", java.time.Instant.parse(startsAt))
                .bind("end", java.time.Instant.parse(endsAt))
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .block(PATIENCE);
        return id;
    }

    private void accept(UUID eventId) {
        var unused = database.sql("""
                        INSERT INTO invitations (id, event_id, invitee_id, state, created_at, answered_at)
                        VALUES (:id, :event, :guest, 'accepted', now(), now())
                        """)
                .bind("id", UUID.randomUUID())
                .bind("event", eventId)
                .bind("guest", guest)
                .fetch()
                .rowsUpdated()
                .block(PATIENCE);
    }

    private JsonNode month(UUID user, String query) {
        return call("GET", "/api/users/me/calendar" + query, user, null, Map.of())
                .expect(200)
                .body();
    }

    private static List<String> ids(JsonNode month) {
        return month.get("events").findValuesAsString("id");
    }

    private File file(String path, @Nullable UUID user, @Nullable String etag) {
        // As many clients send it with everything; the address says what is wanted.
        var request = client.get().uri(path).header("Accept", "application/json");
        if (user != null) {
            request.header("Authorization", "Bearer " + dev.stagedoor.testsupport.TestTokens.attendee(user));
        }
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        var result = request.exchange().expectBody(byte[].class).returnResult();
        byte[] body = result.getResponseBody();
        return new File(
                result.getStatus().value(),
                result.getResponseHeaders(),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
