package dev.stagedoor.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FindingIT extends EventServiceIT {
    /** A place that no other test has: only letters, as one word. */
    private final String place =
            "p" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 36);

    @Test
    void ranksNamesOverPlacesOverDescriptions() {
        publish("Summer party", Map.of("description", "With live jazz"));
        publish("Autumn party", Map.of("category", "Jazz"));
        publish("Jazz night", Map.of());
        publish("Opera", Map.of());

        assertThat(names("search=jazz")).containsExactly("Jazz night", "Autumn party", "Summer party");
        assertThat(names("search=JAZZ&order=asc")).containsExactly("Summer party", "Autumn party", "Jazz night");
        assertThat(names("search=jazz&sortBy=name")).containsExactly("Autumn party", "Jazz night", "Summer party");
    }

    @Test
    void findsBeginningsAccentsOtherScriptsAndTypingErrors() {
        publish("JavaZone " + place, Map.of());
        publish("Über Gala", Map.of());
        publish("Devoxx" + place + " Belgium", Map.of());
        publish("東京ジャズ祭", Map.of());
        publish("مهرجان الموسيقى", Map.of());
        publish("🎭 Night", Map.of());

        assertThat(names("search=jav")).containsExactly("JavaZone " + place);
        assertThat(names("search=uber")).containsExactly("Über Gala");
        assertThat(names("search=" + encoded("ÜBER gal"))).containsExactly("Über Gala");
        assertThat(names("search=" + encoded("U\u0308ber"))).containsExactly("Über Gala");
        assertThat(names("search=" + encoded("ジャズ"))).containsExactly("東京ジャズ祭");
        assertThat(names("search=" + encoded("مهرجان"))).containsExactly("مهرجان الموسيقى");
        assertThat(names("search=" + encoded("🎭"))).containsExactly("🎭 Night");
        assertThat(names("search=devox" + place + "%20belgum")).containsExactly("Devoxx" + place + " Belgium");
    }

    @Test
    void combinesFilters() {
        publish("Cheap", Map.of("category", "Music"), price(500, "EUR", 5));
        publish("Dear", Map.of("category", "Music"), price(500, "NOK", 5), price(9000, "NOK", 5));
        publish(
                "Free",
                Map.of("category", "Talk", "startsAt", "2091-01-01T10:00:00Z", "endsAt", "2091-01-01T12:00:00Z"),
                price(0, "EUR", 0));

        assertThat(names("sortBy=price")).containsExactly("Free", "Cheap", "Dear");
        assertThat(names("minPrice=500&sortBy=name")).containsExactly("Cheap", "Dear");
        assertThat(names("maxPrice=499")).containsExactly("Free");
        // No ticket costs anything between the two prices of that event.
        assertThat(names("minPrice=501&maxPrice=8999")).isEmpty();
        assertThat(names("minPrice=9000&maxPrice=9000&currency=EUR")).isEmpty();
        assertThat(names("minPrice=500&maxPrice=500&currency=EUR")).containsExactly("Cheap");
        assertThat(names("currency=nok")).containsExactly("Dear");
        assertThat(names("category=MUSIC&available=true&maxPrice=9000&sortBy=name&order=desc"))
                .containsExactly("Dear", "Cheap");
        assertThat(names("available=false")).containsExactly("Free");
        assertThat(names("from=2091-01-01&to=2091-01-01")).containsExactly("Free");
        assertThat(list("sortBy=name&limit=2").get("total").asInt()).isEqualTo(3);
        assertThat(list("sortBy=name").get("totalIsExact").asBoolean()).isTrue();
    }

    @Test
    void showsAChangeOfThisProcessAtOnce() {
        Answer created = publish("Gala", Map.of(), price(500, "EUR", 5));
        String path = "/api/events/" + created.id();
        assertThat(names("")).containsExactly("Gala");
        Map<String, Object> changed = new HashMap<>(event(
                "Grand gala",
                Map.of("name", "500EUR", "price", Map.of("amount", 700, "currency", "EUR"), "capacity", 5)));
        changed.put("location", place);
        Answer edited = put(path, changed, String.valueOf(get(path).etag())).expect(200);
        assertThat(names("")).containsExactly("Grand gala");
        assertThat(names("maxPrice=699")).isEmpty();

        changed.put("visibility", "private");
        put(path, changed, String.valueOf(edited.etag())).expect(200);
        assertThat(names("")).isEmpty();
    }

    @Test
    void followsTheLastSeatAsItGoesAndComesBack() {
        Answer created = publish("Gala", Map.of(), price(500, "EUR", 5));
        UUID typeId = UUID.fromString(created.body().at("/ticketTypes/0/id").asString());
        assertThat(names("available=true")).containsExactly("Gala");
        tell(created.id(), typeId, 5, 2);
        awaitNames("available=true", List.of());
        assertThat(names("available=false")).containsExactly("Gala");
        tell(created.id(), typeId, 4, 3);
        awaitNames("available=true", List.of("Gala"));
    }

    @Test
    void answersAListThatHasNotChangedWithItsTagAlone() {
        publish("Gala", Map.of());
        String path = "/api/events?location=" + place;
        Answer first = call("GET", path, null, null, Map.of()).expect(200);
        String etag = String.valueOf(first.etag());

        assertThat(call("GET", path, null, null, Map.of("If-None-Match", etag))
                        .expect(304)
                        .etag())
                .isEqualTo(etag);
        publish("Gala 2", Map.of());
        call("GET", path, null, null, Map.of("If-None-Match", etag)).expect(200);
        client.get().uri(path).exchange().expectHeader().valueEquals("Cache-Control", "max-age=1, public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "\\",
                "%",
                "_",
                "'; DROP TABLE events; --",
                "a & | ! ( ) <-> :*",
                "':*",
                "\\' \\\\",
                "🎭🎪",
                "\u200f\u202e",
                "ﷺ",
                "İıẞß",
                "ก็",
                "한국어",
                "٣٤",
                "$$",
                "a\tb\nc",
                "&&&",
                "!",
                "(((",
                "<2>",
                "é́́́",
                "\uFFFF"
            })
    void makesNothingOfHostileWords(String text) {
        for (String value : List.of(text, text.repeat(200).substring(0, 200), "gala " + text, text + "gala")) {
            if (Character.isHighSurrogate(value.charAt(value.length() - 1))) {
                continue;
            }
            for (String name : List.of("search", "location", "category")) {
                Answer answer = call("GET", "/api/events?" + name + "=" + encoded(value), null, null, Map.of());
                assertThat(answer.status()).as(name + "=" + value).isIn(200, 422);
            }
        }
    }

    @Test
    void refusesPagesThatAreTooDeep() {
        assertThat(call("GET", "/api/events?page=1002&limit=10", null, null, Map.of())
                        .expect(422)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("page");
        call("GET", "/api/events?page=1001&limit=10", null, null, Map.of()).expect(200);
        call("GET", "/api/events?mine=true&page=5000&limit=10", organizer, null, Map.of())
                .expect(200);
    }

    @Test
    void keepsTheListWhatTheCatalogueSays() {
        publish("Gala", Map.of(), price(500, "EUR", 5));

        Long wrong = database.sql("""
                        SELECT count(*) AS wrong FROM (
                            (TABLE listed_events EXCEPT SELECT * FROM listing_of(ARRAY(SELECT id FROM events)))
                            UNION ALL
                            (SELECT * FROM listing_of(ARRAY(SELECT id FROM events)) EXCEPT TABLE listed_events)) differing
                        """)
                .map(row -> requireNonNull(row.get("wrong", Long.class)))
                .one()
                .block(PATIENCE);

        assertThat(wrong).isZero();
    }

    @CanIgnoreReturnValue
    private Answer publish(String name, Map<String, Object> more, Object... types) {
        Map<String, Object> wanted =
                new HashMap<>(event(name, types.length == 0 ? new Object[] {price(2500, "EUR", 5)} : types));
        wanted.put("location", place);
        wanted.putAll(more);
        UUID id = post("/api/events", wanted).expect(201).id();
        return post("/api/events/" + id + "/publish", "").expect(200);
    }

    private static Map<String, Object> price(long amount, String currency, int capacity) {
        return Map.of(
                "name",
                amount + currency,
                "price",
                Map.of("amount", amount, "currency", currency),
                "capacity",
                capacity);
    }

    private JsonNode list(String query) {
        return call("GET", "/api/events?location=" + place + "&" + query, null, null, Map.of())
                .expect(200)
                .body();
    }

    private List<String> names(String query) {
        return StreamSupport.stream(list(query).get("items").spliterator(), false)
                .map(item -> item.get("name").asString())
                .toList();
    }

    private void awaitNames(String query, List<String> wanted) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!names(query).equals(wanted) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(names(query)).isEqualTo(wanted);
    }

    private void tell(UUID eventId, UUID typeId, int sold, long version) {
        Pool pool = new Pool(typeId, 5, 0, sold, 5 - sold, 0, version, false);
        var unused = messages.send(Topics.INVENTORY, eventId, new PoolsChanged(eventId, List.of(pool), Instant.EPOCH));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
