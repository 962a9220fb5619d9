package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.testsupport.TestTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class SpotIT extends EventServiceIT {
    private static final Map<String, Object> SLOT =
            Map.of("start", "2090-05-17T10:00:00+02:00", "end", "2090-05-17T10:30:00+02:00", "tickets", 5);

    private final String mark = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"Café Zürich #1?", "東京 & <b>", "a.b~+"})
    void isFoundByItsNameAndStandsInNoList(String start) {
        String name = start + " " + mark;
        Answer opened = post(
                        "/api/spots", Map.of("name", name, "timezone", "Europe/Oslo", "slots", List.of(SLOT, SLOT)))
                .expect(201);

        assertThat(opened.body().get("url").asString()).isEqualTo("https://tickets.example/spots/" + encoded(name));
        assertThat(opened.body().at("/slots/0/start").asString()).isEqualTo("2090-05-17T10:00:00+02:00");
        assertThat(opened.body().at("/slots/1/tickets").asInt()).isEqualTo(5);
        assertThat(opened.body().at("/slots/1/available").asInt()).isEqualTo(5);
        assertThat(spot(name).expect(200).body()).isEqualTo(opened.body());
        assertThat(spot(name.toUpperCase(java.util.Locale.ROOT)).expect(200).body())
                .isEqualTo(opened.body());
        assertThat(call("GET", "/api/events?search=" + encoded(mark), null, null, Map.of())
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
        call("GET", "/api/events/" + opened.id(), null, null, Map.of()).expect(404);
        get("/api/events/" + opened.id()).expect(200);
        Message told =
                messages.await(Topics.CATALOGUE, 1, of(opened.id()), PATIENCE).getFirst();
        assertThat(told.type()).isEqualTo("stagedoor.event.published.v1");
        assertThat(told.data().at("/event/spot").asString()).isEqualTo(name);
        assertThat(told.data().at("/event/ticketTypes/0/slot/start").asString()).isEqualTo("2090-05-17T08:00:00Z");
    }

    @Test
    void givesANameToOneOfManyWhoWantItAtOnce() {
        List<CompletableFuture<Integer>> wishes = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(
                                "/api/spots",
                                Map.of("name", (i % 2 == 0 ? "x " : "X  ") + mark, "slots", List.of(SLOT)))
                        .status()))
                .toList();

        assertThat(wishes.stream().map(CompletableFuture::join).sorted())
                .containsExactly(201, 409, 409, 409, 409, 409, 409, 409, 409, 409);
        assertThat(post("/api/spots", Map.of("name", "x " + mark, "slots", List.of(SLOT)))
                        .expect(409)
                        .code())
                .isEqualTo("spot_name_taken");
    }

    @Test
    void isEditedAndCancelledAsAnEvent() {
        UUID id =
                post("/api/spots", Map.of("name", mark, "slots", List.of(SLOT))).id();
        UUID slot = typeOf(id);
        Map<String, Object> later = Map.of("start", "2090-05-18T10:00:00Z", "end", "2090-05-18T10:30:00Z");
        Map<String, Object> free = Map.of("amount", 0, "currency", "EUR");
        Map<String, Object> wanted = Map.of(
                "name",
                "Renamed",
                "startsAt",
                "2000-01-01T00:00:00Z",
                "ticketTypes",
                List.of(
                        Map.of("id", slot, "name", "kept", "price", free, "capacity", 8),
                        Map.of("name", "new", "price", free, "capacity", 2, "slot", later)));

        put("/api/events/" + id, wanted, "*").expect(200);

        assertThat(spot(mark).body().get("name").asString()).isEqualTo(mark);
        assertThat(spot(mark).body().at("/slots/0/id").asString()).isEqualTo(slot.toString());
        assertThat(spot(mark).body().at("/slots/0/tickets").asInt()).isEqualTo(8);
        assertThat(spot(mark).body().at("/slots/0/start").asString()).isEqualTo("2090-05-17T08:00:00Z");
        assertThat(spot(mark).body().at("/slots/1/start").asString()).isEqualTo("2090-05-18T10:00:00Z");
        assertThat(get("/api/events/" + id).body().get("visibility").asString()).isEqualTo("private");
        call("POST", "/api/events/" + id + "/cancel", stranger, null, Map.of()).expect(404);
        post("/api/events/" + id + "/cancel", "{}").expect(200);
        assertThat(spot(mark).body().get("status").asString()).isEqualTo("cancelled");
        assertThat(spot(mark).body().at("/slots/0/available").asInt()).isZero();
        post("/api/spots", Map.of("name", mark, "slots", List.of(SLOT))).expect(409);
    }

    @Test
    void opensForOrganizersOnly() {
        Map<String, Object> wanted = Map.of("name", mark, "slots", List.of(SLOT));

        call("POST", "/api/spots", null, wanted, Map.of()).expect(401);
        client.post()
                .uri("/api/spots")
                .header("Authorization", "Bearer " + TestTokens.attendee(stranger))
                .bodyValue(wanted)
                .exchange()
                .expectStatus()
                .isForbidden();
        post("/api/spots", Map.of("name", "a/b", "slots", List.of())).expect(422);
        post("/api/spots", Map.of("name", mark, "slots", "none")).expect(400);
        spot(mark).expect(404);
        client.get()
                .uri("/api/spots/" + mark + "/qr.svg")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png"})
    void drawsItsQrCode(String kind) {
        String name = "Café " + mark;
        post("/api/spots", Map.of("name", name, "slots", List.of(SLOT))).expect(201);
        URI picture = URI.create("http://127.0.0.1:" + port + "/api/spots/" + encoded(name) + "/qr." + kind);

        var drawn = client.get()
                .uri(picture)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(kind.equals("svg") ? MediaType.valueOf("image/svg+xml") : MediaType.IMAGE_PNG)
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=86400, public")
                .expectBody()
                .returnResult();

        client.get()
                .uri(picture)
                .header(
                        "If-None-Match",
                        String.valueOf(drawn.getResponseHeaders().getETag()))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    private Answer spot(String name) {
        return call("GET", "/api/spots/" + encoded(name), null, null, Map.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
