package dev.stagedoor.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ImportIT extends EventServiceIT {
    private static final String IMPORT = "/api/events/import";

    @Test
    void importsEveryRealConferenceFieldByField() throws IOException {
        ArrayNode file = conferences();

        Answer report = post(IMPORT, file.toString()).expect(200);

        assertThat(counts(report)).containsExactly(1795, 0, 0);
        Map<String, JsonNode> stored = mine();
        assertThat(stored).hasSize(1795);
        for (int i = 0; i < file.size(); i++) {
            JsonNode row = report.body().at("/rows/" + i);
            assertThat(row.get("row").asInt()).isEqualTo(i + 1);
            compare(file.get(i), requireNonNull(stored.get(row.get("id").asString())));
        }
        assertThat(ids(post(IMPORT, file.toString()).expect(200))).isEqualTo(ids(report));
        assertThat(counts(post(IMPORT, file.toString()))).containsExactly(0, 1795, 0);
        assertThat(mine()).isEqualTo(stored);
    }

    /** Written from the description of the mapping, not from its code. */
    private static void compare(JsonNode conference, JsonNode event) {
        assertThat(event.get("name").asString())
                .isEqualTo(conference.get("name").asString());
        assertThat(event.get("url").asString()).isEqualTo(conference.get("url").asString());
        assertThat(event.get("online").asBoolean())
                .isEqualTo(conference.get("online").asBoolean());
        assertThat(event.get("topics")).isEqualTo(conference.get("topics"));
        assertThat(event.get("category")).isEqualTo(conference.at("/topics/0"));
        assertThat(event.get("description").isNull()).isTrue();
        assertThat(event.get("status").asString()).isEqualTo("draft");
        if (conference.get("city").isNull()) {
            assertThat(event.get("location").isNull()).isTrue();
            assertThat(event.get("timezone").asString()).isEqualTo("UTC");
        } else {
            assertThat(event.get("location").asString())
                    .isEqualTo(conference.get("city").asString() + ", "
                            + conference.get("country").asString());
            assertThat(event.get("timezone").asString()).contains("/");
        }
        ZoneId zone = ZoneId.of(event.get("timezone").asString());
        for (String[] edge : new String[][] {{"startsAt", "startDate", "9"}, {"endsAt", "endDate", "18"}}) {
            OffsetDateTime expected = LocalDate.parse(conference.get(edge[1]).asString())
                    .atTime(Integer.parseInt(edge[2]), 0)
                    .atZone(zone)
                    .toOffsetDateTime();
            assertThat(OffsetDateTime.parse(event.get(edge[0]).asString())).isEqualTo(expected);
        }
    }

    @Test
    void publishesEachEventOfAFileOnce() throws IOException {
        ArrayNode file = conferences();
        file.forEach(row -> ((ObjectNode) row).putPOJO("ticketTypes", List.of(type("Standard", 100))));
        String sent = file.toString();

        long began = System.nanoTime();
        Answer report = post(IMPORT + "?publish=true", sent).expect(200);
        long millis = (System.nanoTime() - began) / 1_000_000;
        // A generous bound for a loaded machine; it takes a few seconds.
        assertThat(millis).isLessThan(PATIENCE.toMillis());

        assertThat(counts(report)).containsExactly(1795, 0, 0);
        assertThat(counts(post(IMPORT + "?publish=true", sent))).containsExactly(0, 1795, 0);
        Set<String> ids = new HashSet<>(ids(report));
        ObjectNode last = (ObjectNode) file.get(0);
        last.put("name", "Last word").remove("url");
        String lastId = ids(post(
                        IMPORT + "?publish=true",
                        json.createArrayNode().add(last).toString()))
                .getFirst();
        ids.add(lastId);
        Set<UUID> told = new HashSet<>();
        var messagesOfFile = messages.await(
                Topics.CATALOGUE, 1796, message -> ids.contains(message.key().toString()), PATIENCE);
        messagesOfFile.forEach(message -> assertThat(told.add(message.key())).isTrue());
        assertThat(messagesOfFile).allMatch(message -> message.type().equals("stagedoor.event.published.v1"));
        assertThat(draftsWithTickets()).isZero();
    }

    private long draftsWithTickets() {
        return requireNonNull(database.sql("SELECT count(*) AS n FROM ticket_types t JOIN events e ON e.id = t.event_id"
                        + " WHERE e.organizer_id = :o AND e.published_at IS NULL")
                .bind("o", organizer)
                .map(row -> requireNonNull(row.get("n", Long.class)))
                .one()
                .block(PATIENCE));
    }

    @Test
    void makesNoDuplicatesOfTwoEqualFilesAtOnce() throws IOException {
        String file = conferences().toString();

        List<CompletableFuture<Answer>> imports = IntStream.range(0, 3)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> post(IMPORT, file).expect(200)))
                .toList();
        List<Answer> reports = imports.stream().map(CompletableFuture::join).toList();

        assertThat(reports).extracting(ImportIT::ids).containsOnly(ids(reports.getFirst()));
        assertThat(reports.stream()
                        .mapToInt(report -> counts(report).getFirst())
                        .sum())
                .isEqualTo(1795);
        assertThat(mine()).hasSize(1795);
    }

    @Test
    void updatesAChangedRowAndKeepsItsId() {
        Map<String, Object> row = new HashMap<>(event("Gala", type("Floor", 10)));
        row.put("externalId", "gala-1");
        row.put("publish", true);
        String id = ids(post(IMPORT, List.of(row))).getFirst();
        String typeId = get("/api/events/" + id).body().at("/ticketTypes/0/id").asString();

        row.put("name", "Grand gala");
        row.put("ticketTypes", List.of(type("Floor", 20)));
        Answer changed = post(IMPORT, List.of(row));

        assertThat(counts(changed)).containsExactly(1, 0, 0);
        assertThat(ids(changed)).containsExactly(id);
        JsonNode event = get("/api/events/" + id).body();
        assertThat(event.get("name").asString()).isEqualTo("Grand gala");
        assertThat(event.at("/ticketTypes/0/id").asString()).isEqualTo(typeId);
        assertThat(event.get("totalCapacity").asInt()).isEqualTo(20);
        row.put("ticketTypes", List.of(type("Balcony", 20)));
        assertThat(post(IMPORT, List.of(row))
                        .body()
                        .at("/rows/0/errors/0/field")
                        .asString())
                .isEqualTo("ticketTypes");
    }

    @Test
    void takesTheLastOfSeveralRowsOfOneEvent() {
        Map<String, Object> first = new HashMap<>(event("Twice " + organizer));
        Map<String, Object> last = new HashMap<>(first);
        last.put("description", "the last word");
        List<Object> file = List.of(first, first, last);

        Answer report = post(IMPORT, file);

        assertThat(counts(report)).containsExactly(2, 1, 0);
        assertThat(new HashSet<>(ids(report))).hasSize(1);
        assertThat(get("/api/events/" + ids(report).getFirst())
                        .body()
                        .get("description")
                        .asString())
                .isEqualTo("the last word");
        assertThat(counts(post(IMPORT, file))).containsExactly(0, 3, 0);
    }

    @Test
    void letsABadRowStopNoOther() {
        String good = "{\"name\":\"العربية 🎭 \u202eRTL\",\"startDate\":\"2030-01-10\",\"city\":\"São\"}";
        List<String> bad = List.of(
                "null",
                "5",
                "[[[]]]",
                "{}",
                "{\"name\":\"nul \\u0000\",\"startDate\":\"2030-01-10\"}",
                "{\"name\":\"half \\ud83c\",\"startDate\":\"2030-01-10\"}",
                "{\"name\":\"far\",\"startDate\":\"+999999999-01-10\"}",
                "{\"name\":\"x\",\"startDate\":\"2030-01-10\",\"online\":\"true\"}",
                "{\"name\":\"x\",\"startDate\":\"2030-01-10\",\"topics\":[{\"a\":[1]}]}",
                "{\"name\":\"x\",\"startDate\":\"2030-01-10\",\"ticketTypes\":[null]}",
                "{\"name\":\"x\",\"startDate\":\"2030-01-10\",\"ticketTypes\":[{\"name\":\"a\",\"capacity\":1e400}]}",
                "{\"name\":\"x\",\"startDate\":\"2030-01-10\",\"publish\":true}",
                "{\"name\":{\"$ne\":1},\"startDate\":1e400}",
                "{\"name\":\"x\",\"startDate\":\"2030-01-10\",\"externalId\":\"\\u0000\"}",
                "{\"name\":\"" + "x".repeat(300) + "\",\"startDate\":\"2030-01-10\"}");
        String file = "[" + String.join("," + good.replace("RTL", organizer.toString()) + ",", bad) + "]";

        Answer report = post(IMPORT, file).expect(200);

        assertThat(counts(report)).containsExactly(1, bad.size() - 2, bad.size());
        JsonNode event = get("/api/events/" + ids(report).get(1)).body();
        assertThat(event.get("name").asString()).startsWith("العربية 🎭 \u202e");
        for (int i = 0; i < bad.size(); i++) {
            assertThat(report.body().at("/rows/" + 2 * i + "/errors").size())
                    .as(bad.get(i))
                    .isPositive();
        }
    }

    @Test
    void keepsTheImportsOfTwoOrganizersApart() {
        Object file = List.of(event("Shared"));
        String mine = ids(post(IMPORT, file)).getFirst();
        Answer theirs = call("POST", IMPORT, stranger, file, Map.of()).expect(200);

        assertThat(counts(theirs)).containsExactly(1, 0, 0);
        assertThat(ids(theirs)).doesNotContain(mine);
    }

    @Test
    void readsCsvCalendarsAndUploads() {
        String csv = "name,startDate,city,country\nFair,2030-01-10,Oslo,Norway\nBad,soon,,\n";
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\nSUMMARY:Opera\r\n"
                + "DTSTART:20300117T193000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        assertThat(counts(send(csv, "text/csv").expect(200))).containsExactly(1, 0, 1);
        assertThat(counts(send(csv, "text/csv;charset=utf-8"))).containsExactly(0, 1, 1);
        assertThat(counts(send(calendar, "text/calendar").expect(200))).containsExactly(1, 0, 0);
        assertThat(counts(send(calendar, "text/calendar"))).containsExactly(0, 1, 0);
        MultipartBodyBuilder upload = new MultipartBodyBuilder();
        var unused = upload.part("file", new ByteArrayResource(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .filename("events.csv");
        client.post()
                .uri(IMPORT)
                .header("Authorization", "Bearer " + dev.stagedoor.testsupport.TestTokens.organizer(organizer))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(upload.build())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.unchanged")
                .isEqualTo(1);
    }

    @Test
    void refusesFilesAsAWhole() {
        assertThat(send("[{\n\"a\" 5}]", "application/json")
                        .expect(400)
                        .body()
                        .get("detail")
                        .asString())
                .contains("line 2");
        assertThat(send("name,startsAt\n\"x", "text/csv").expect(400).code()).isEqualTo("broken_file");
        send("hello", "text/calendar").expect(400);
        send("", "application/json").expect(400);
        send("<a/>", "application/xml").expect(415);
        send("[" + " ".repeat(10 * 1024 * 1024) + "]", "application/json").expect(413);
        assertThat(send("[" + "1,".repeat(5000) + "1]", "application/json")
                        .expect(413)
                        .code())
                .isEqualTo("too_many_rows");
        call("POST", IMPORT, null, "[]", Map.of()).expect(401);
    }

    private Answer send(String file, String type) {
        return call("POST", IMPORT, organizer, file, Map.of("Content-Type", type));
    }

    private ArrayNode conferences() throws IOException {
        Path root = Path.of(System.getProperty("stagedoor.root", ".."));
        return (ArrayNode) json.readTree(
                Files.readString(root.resolve("suite/src/main/resources/demo/conferences-2023-2025.json")));
    }

    private Map<String, JsonNode> mine() {
        Map<String, JsonNode> found = new HashMap<>();
        int total = 1;
        for (int page = 1; (page - 1) * 100 < total; page++) {
            Answer answer = get("/api/events?mine=true&limit=100&page=" + page).expect(200);
            total = answer.body().get("total").asInt();
            answer.body().get("items").forEach(item -> found.put(item.get("id").asString(), item));
        }
        assertThat(found).hasSize(total);
        return found;
    }

    private static List<Integer> counts(Answer report) {
        return List.of(
                report.body().get("imported").asInt(),
                report.body().get("unchanged").asInt(),
                report.body().get("failed").asInt());
    }

    private static List<String> ids(Answer report) {
        List<String> ids = new ArrayList<>();
        report.body().get("rows").forEach(row -> ids.add(row.path("id").asString("")));
        return ids;
    }
}
