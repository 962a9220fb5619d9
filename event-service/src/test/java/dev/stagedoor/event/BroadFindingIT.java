package dev.stagedoor.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Lists of more events than are counted: walks of indexes have to find what reading everything would. */
class BroadFindingIT extends EventServiceIT {
    /** Event n starts n hours before or after half past now: no test is so slow that one begins or ends meanwhile. */
    private static final String EVENTS = """
            INSERT INTO events (id, organizer_id, revision, name, description, category, location, online, topics,
                timezone, starts_at, ends_at, visibility, cancel_fee_percent, created_at, published_at)
            SELECT md5(:place || n)::uuid, md5(:place)::uuid, 1, to_char((n * 7919) % 1500, '0000') || named,
                CASE n % 3 WHEN 2 THEN 'with jazz' END, CASE n % 3 WHEN 1 THEN 'Jazz' ELSE 'Film' END, :place, false,
                '{}', 'UTC', start, start + interval '1 minute', 'public', 0, start - interval '100 days', now()
            FROM generate_series(1, 1500) AS n, LATERAL (SELECT CASE n % 3 WHEN 0 THEN ' Jazz' ELSE '' END AS named,
                now() + interval '30 minutes' + make_interval(hours => n - 750) AS start) made
            """;

    private static final String TYPES = """
            INSERT INTO ticket_types (id, event_id, position, name, price, currency, capacity, max_per_booking)
            SELECT md5(:place || 't' || n)::uuid, md5(:place || n)::uuid, 0, 'Floor', n * 104729 % 5000 / 10 * 10,
                CASE n % 2 WHEN 0 THEN 'EUR' ELSE 'NOK' END, CASE n % 12 WHEN 0 THEN 0 ELSE 5 END, 5
            FROM generate_series(1, 1500) AS n
            """;

    private static final String EVERYTHING = """
            SELECT e.name, e.id, e.starts_at, e.created_at, t.price, t.currency,
                t.capacity > 0 AND e.ends_at > now() AS available,
                CASE WHEN e.name LIKE '%%Jazz' THEN 0 WHEN e.category = 'Jazz' THEN 1 ELSE 2 END AS class
            FROM events e JOIN ticket_types t ON t.event_id = e.id WHERE e.location = :place AND %s
            """;

    private final String place =
            "p" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 36);

    @Autowired
    TransactionalOperator transaction;

    @Test
    void findsWhatReadingEverythingWould() {
        fill(EVENTS);
        fill(TYPES);

        same("", "true", "starts_at, id");
        same("sortBy=name&order=desc", "true", "name DESC, id DESC");
        same("sortBy=createdAt", "true", "created_at, id");
        same("sortBy=price", "true", "listing_price_order(price, id), id");
        same("available=true", available(true), "starts_at, id");
        same("available=true&order=desc", available(true), "starts_at DESC, id DESC");
        same("available=true&sortBy=createdAt", available(true), "created_at, id");
        same("available=true&sortBy=createdAt&order=desc", available(true), "created_at DESC, id DESC");
        same("available=true&sortBy=price", available(true), "listing_price_order(price, id), id");
        same("available=false", available(false), "starts_at, id");
        same("available=false&order=desc", available(false), "starts_at DESC, id DESC");
        same("available=false&sortBy=createdAt", available(false), "created_at, id");
        same("available=false&sortBy=createdAt&order=desc", available(false), "created_at DESC, id DESC");
        same("minPrice=2000&sortBy=price", "price >= 2000", "listing_price_order(price, id), id");
        same("maxPrice=3000&sortBy=price&order=desc", "price <= 3000", "listing_price_order(price, id) DESC, id DESC");
        same(
                "currency=NOK&maxPrice=4500&sortBy=price",
                "currency = 'NOK' AND price <= 4500",
                "listing_price_order(price, id), id");
        same("from=2000-01-01&to=2200-01-01&sortBy=createdAt", "true", "created_at, id");
        same("search=jazz&sortBy=name", "true", "name, id");
        ranksAtMostSoMany();
    }

    /** In the same test, for it needs the same events, and making them takes longer than all else. */
    private void ranksAtMostSoMany() {
        same("search=jazz", "true", "class, starts_at, id");
        same("search=jazz&available=true", available(true), "class, starts_at, id");
        same("search=jazz&available=false", available(false), "class, starts_at, id");
        String path = "/api/events?search=jazz&location=" + place + "&limit=100&page=";
        JsonNode last = call("GET", path + 11, null, null, Map.of()).expect(200).body();
        assertThat(last.get("items").size()).isEqualTo(100);
        JsonNode least = call("GET", path + "1&order=asc", null, null, Map.of())
                .expect(200)
                .body();
        assertThat(least.get("total").asInt()).isEqualTo(200);
        assertThat(least.at("/items/0/name").asString()).doesNotEndWith("Jazz");
        assertThat(call("GET", path + 12, null, null, Map.of())
                        .expect(422)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("page");
    }

    @Test
    void givesUpAListThatTakesTooLong() {
        Mono<Void> locked = database.sql("LOCK TABLE listed_events IN ACCESS EXCLUSIVE MODE")
                .then()
                .then(Mono.<Void>fromRunnable(this::expectOutage).subscribeOn(Schedulers.boundedElastic()));

        locked.as(transaction::transactional).block(PATIENCE);

        call("GET", "/api/events?location=" + place, null, null, Map.of()).expect(200);
    }

    private void expectOutage() {
        client.get()
                .uri("/api/events?location=" + place)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");
    }

    private static String available(boolean wanted) {
        return (wanted ? "" : "NOT ") + "(t.capacity > 0 AND e.ends_at > now())";
    }

    private static String everything(String where, String order) {
        return "SELECT * FROM (" + EVERYTHING.formatted(where) + ") found ORDER BY " + order;
    }

    private void same(String query, String where, String order) {
        for (int page : List.of(1, 3)) {
            JsonNode answer = call(
                            "GET",
                            "/api/events?location=" + place + "&" + query + "&limit=100&page=" + page,
                            null,
                            null,
                            Map.of())
                    .expect(200)
                    .body();
            assertThat(answer.get("totalIsExact").asBoolean()).as(query).isFalse();
            List<String> names = StreamSupport.stream(answer.get("items").spliterator(), false)
                    .map(item -> item.get("name").asString())
                    .toList();
            assertThat(names).as(query).containsExactlyElementsOf(wanted(where, order, (page - 1) * 100));
        }
    }

    private List<String> wanted(String where, String order, int offset) {
        return requireNonNull(
                database.sql("SELECT name FROM (" + everything(where, order) + ") wanted LIMIT 100 OFFSET " + offset)
                        .bind("place", place)
                        .map(row -> requireNonNull(row.get("name", String.class)))
                        .all()
                        .collectList()
                        .block(PATIENCE));
    }

    private void fill(String insert) {
        var unused =
                database.sql(insert).bind("place", place).fetch().rowsUpdated().block(PATIENCE);
    }
}
