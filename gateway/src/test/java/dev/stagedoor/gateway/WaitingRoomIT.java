package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.gateway.waiting.Passes;
import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waiting rooms on a real log; event-service is played, which only names them. */
class WaitingRoomIT extends GatewayInFront {
    /** Longer than any answer takes, even while other builds run. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "the gateways of these tests know it";

    private final UUID event = UUID.randomUUID();
    private final UUID buyer = UUID.randomUUID();
    private final List<ConfigurableApplicationContext> others = new ArrayList<>();

    @AfterEach
    void noRooms() {
        others.forEach(ConfigurableApplicationContext::close);
        EVENT.waitingRooms("[]");
    }

    @Test
    void keepsEverybodysPlaceOnAnyGatewayAndThroughARestart() {
        Instant opening = Instant.now().plusSeconds(3600);
        announce(opening, 60);
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(30).toList();
        people.forEach(account -> join(port, account).expect(200));
        JsonNode before = room(port);
        assertThat(before.get("joined").asInt()).isEqualTo(30);
        assertThat(before.get("seed").isNull()).isTrue();

        // Open it now, by terms that the gateways hear of as they would of any others.
        Instant now = Instant.now();
        announce(now, 60);
        int other = anotherGateway();
        await().atMost(LONG).until(() -> room(port).get("open").asBoolean());
        await().atMost(LONG).until(() -> room(other).get("open").asBoolean());
        UUID late = UUID.randomUUID();
        join(other, late).expect(200);

        String seed = room(port).get("seed").asString();
        assertThat(DigestUtils.sha256Hex(seed)).isEqualTo(before.get("seedHash").asString());
        List<String> lots = lots(port);
        assertThat(lots).isSorted().hasSize(30).isEqualTo(lots(other));
        assertThat(people).allMatch(account -> lots.contains(DigestUtils.sha256Hex(seed + " " + account)));
        int restarted = anotherGateway();
        await().atMost(LONG).until(() -> room(restarted).get("joined").asInt() == 31);
        for (UUID account : Stream.concat(people.stream(), Stream.of(late)).toList()) {
            String place = admittedFrom(port, account);
            assertThat(List.of(place, admittedFrom(other, account))).containsOnly(admittedFrom(restarted, account));
        }
        assertThat(admittedFrom(port, late))
                .isGreaterThan(people.stream()
                        .map(account -> admittedFrom(port, account))
                        .max(String::compareTo)
                        .orElseThrow());
    }

    @Test
    void givesAnAccountOnePlaceHoweverOftenItComesAtOnce() {
        announce(Instant.now().plusSeconds(3600), 60);
        List<Integer> statuses = Race.run(20, _ -> join(port, buyer).status());
        assertThat(statuses).containsOnly(200);
        assertThat(room(port).get("joined").asInt()).isEqualTo(1);
    }

    @Test
    void letsOnlyThoseBookWhoAreLetIn() {
        announce(Instant.now().plusSeconds(3600), 60);
        Answer early = book(buyer, event, null);
        early.expect(429);
        assertThat(early.body().get("code").asString()).isEqualTo("waiting_room");
        assertThat(early.body().get("waitingRoom").asString()).endsWith("/waiting-room/" + event);
        assertThat(Integer.parseInt(early.headers().getFirst("Retry-After"))).isBetween(3500, 3600);
        join(port, buyer).expect(200);
        book(buyer, event, null).expect(429);
        book(buyer, UUID.randomUUID(), null).expect(200);

        announce(Instant.now(), 1);
        JsonNode place = admitted(buyer);
        book(buyer, event, place.get("admission").asString()).expect(200);
        // Who waited at one device may book at another: the account was let in.
        book(buyer, event, null).expect(200);
        UUID behind = UUID.randomUUID();
        join(port, behind).expect(200);
        book(behind, event, place.get("admission").asString()).expect(429);

        EVENT.waitingRooms("[]");
        await().atMost(LONG).until(() -> book(UUID.randomUUID(), event, null).status() == 200);
    }

    @Test
    void takesNoPassThatIsForgedExpiredOrForSomethingElse() {
        announce(Instant.now().minusSeconds(10), 1);
        Instant now = Instant.now();
        Passes ours = new Passes(SECRET);
        String good = ours.admission(event, buyer, now.minusSeconds(60), now.plusSeconds(60));
        book(buyer, event, good).expect(200);
        for (String bad : List.of(
                new Passes("somebody has thought up this secret")
                        .admission(event, buyer, now.minusSeconds(60), now.plusSeconds(60)),
                ours.admission(event, buyer, now.minusSeconds(60), now.minusSeconds(1)),
                ours.admission(event, buyer, now.plusSeconds(30), now.plusSeconds(60)),
                ours.admission(UUID.randomUUID(), buyer, now.minusSeconds(60), now.plusSeconds(60)),
                ours.admission(event, UUID.randomUUID(), now.minusSeconds(60), now.plusSeconds(60)),
                ours.place(event, buyer, now.plusSeconds(60)),
                good + "x",
                "nonsense")) {
            assertThat(book(buyer, event, bad).status()).as(bad).isEqualTo(429);
        }
    }

    /** However the body names the event: what booking-service would understand, the gateway understands. */
    @Test
    void seesTheEventHoweverItIsWritten() {
        announce(Instant.now().plusSeconds(3600), 60);
        UUID other = UUID.randomUUID();
        book(buyer, "{\"eventId\":\"%s\",\"eventId\":\"%s\"}".formatted(other, event))
                .expect(429);
        book(buyer, "{\"event\\u0049d\":\"%s\"}".formatted(event)).expect(429);
        book(buyer, "{\"eventId\":\"%s\"}".formatted(event.toString().toUpperCase(Locale.ROOT)))
                .expect(429);
        book(buyer, "{\"eventId\":\"%s\"".formatted(event)).expect(400);
        book(buyer, "{\"eventId\":\"%s\"} {}".formatted(event)).expect(400);
        book(buyer, "{}").expect(200);
        assertThat(book(buyer, "{\"eventId\":\"%s\",\"items\":[1]}".formatted(other))
                        .text())
                .isEqualTo("{\"eventId\":\"%s\",\"items\":[1]}".formatted(other));
    }

    @Test
    void tellsThePlaceInAStreamUntilItsHolderIsLetIn() {
        announce(Instant.now().plusSeconds(3600), 120);
        UUID other = UUID.randomUUID();
        join(port, other).expect(200);
        String place = join(port, buyer).expect(200).body().get("place").asString();
        Flux<JsonNode> stream = client(port)
                .get()
                .uri("/api/waiting-rooms/{event}/place?place={place}", event, place)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .map(JSON::readTree);
        // Not from within the stream: its thread may be the one that the announcement waits for.
        var hearing = stream.collectList().toFuture();
        announce(Instant.now(), 120);
        List<JsonNode> told =
                hearing.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(told.getFirst().get("state").asString()).isEqualTo("gathered");
        assertThat(told.getLast().get("state").asString()).isEqualTo("admitted");
        book(buyer, event, told.getLast().get("admission").asString()).expect(200);
    }

    @Test
    void answersWhatCannotBe() {
        join(port, buyer).expect(404);
        call(port, "GET", "/api/waiting-rooms/" + event, null).expect(404);
        call(port, "GET", "/api/waiting-rooms/no-id", null).expect(400);
        announce(Instant.now().plusSeconds(3600), 60);
        call(port, "POST", "/api/waiting-rooms/" + event + "/place", null).expect(401);
        call(port, "GET", "/api/waiting-rooms/" + event + "/place", null).expect(401);
        call(port, "GET", "/api/waiting-rooms/" + event + "/place", buyer).expect(404);
        call(port, "GET", "/api/waiting-rooms/" + event + "/place?place=x", buyer)
                .expect(422);
        call(port, "GET", "/api/waiting-rooms/" + event + "/lots", null).expect(409);
        announce(Instant.now().plus(Duration.ofDays(3)), 60);
        assertThat(join(port, buyer).expect(409).body().get("code").asString()).isEqualTo("too_early");
    }

    @Test
    void worksAsAPageWithoutScripts() {
        announce(Instant.now().plusSeconds(3600), 60);
        String page = "/waiting-room/" + event;
        assertThat(call(port, "GET", page, null).expect(200).text())
                .contains("<html lang=\"en\">", "<form method=\"post\"", "<label for=\"username\">", "Opens on");

        ACCOUNT.answer(401);
        assertThat(signIn(page).expect(401).text()).contains("role=\"alert\"", "no account with this name");
        String token = TestTokens.attendee(buyer);
        ACCOUNT.script((request, response) -> request.receive()
                .then(response.header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"accessToken\":\"" + token + "\"}"))
                        .then()));
        String shown = Objects.requireNonNull(signIn(page).expect(303).headers().getFirst(HttpHeaders.LOCATION));
        assertThat(shown).startsWith(page + "?place=");
        assertThat(call(port, "GET", shown, null).expect(200).text())
                .contains(
                        "<noscript><meta http-equiv=\"refresh\"",
                        "role=\"status\"",
                        "You are in.",
                        room(port).get("seedHash").asString());

        announce(Instant.now(), 60);
        JsonNode unused = admitted(buyer);
        assertThat(unused).isNotNull();
        assertThat(call(port, "GET", shown, null).expect(200).text())
                .contains("It is your turn.")
                .doesNotContain("refresh");
        call(port, "GET", page + "?place=nonsense", null).expect(422);
        call(port, "GET", "/waiting-room.js", null).expect(200);
    }

    @Test
    void isReadyOnlyOnceItKnowsTheRooms() {
        EVENT.goDown();
        ConfigurableApplicationContext deaf = start();
        int there = Integer.parseInt(String.valueOf(deaf.getEnvironment().getProperty("local.server.port")));
        book(there, buyer, "{\"eventId\":\"" + event + "\"}", null).expect(503);
        EVENT.comeBack();
        await().atMost(LONG)
                .until(() -> book(there, buyer, "{\"eventId\":\"" + event + "\"}", null)
                                .status()
                        == 200);
        // From then on it goes by what it has heard, however long event-service is out.
        announce(Instant.now().plusSeconds(3600), 60);
        EVENT.goDown();
        book(port, buyer, "{\"eventId\":\"" + event + "\"}", null).expect(429);
    }

    @Test
    void isDocumented() {
        assertThat(call(port, "GET", "/v3/api-docs/gateway", null)
                        .expect(200)
                        .body()
                        .get("paths")
                        .propertyNames())
                .contains("/api/waiting-rooms/{eventId}/place")
                .doesNotContain("/waiting-room/{eventId}");
    }

    private record Answer(int status, HttpHeaders headers, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }

        @CanIgnoreReturnValue
        Answer expect(int wanted) {
            assertThat(status).as(text).isEqualTo(wanted);
            return this;
        }
    }

    /** Event-service names the room, and the gateway has heard of it. */
    private void announce(Instant opening, int admissionsPerMinute) {
        EVENT.waitingRooms(JSON.writeValueAsString(List.of(Map.of(
                "eventId",
                event,
                "eventName",
                "Late <b>Show</b>",
                "joinableFrom",
                opening.minus(Duration.ofDays(1)).toString(),
                "opensAt",
                opening.toString(),
                "closesAt",
                opening.plus(Duration.ofDays(1)).toString(),
                "admissionsPerMinute",
                admissionsPerMinute))));
        await().atMost(LONG).until(() -> {
            Answer answer = call(port, "GET", "/api/waiting-rooms/" + event, null);
            return answer.status() == 200
                    && answer.body().get("opensAt").asString().equals(opening.toString());
        });
    }

    private int anotherGateway() {
        ConfigurableApplicationContext started = start();
        int there = Integer.parseInt(String.valueOf(started.getEnvironment().getProperty("local.server.port")));
        await().atMost(LONG)
                .until(() ->
                        call(there, "GET", "/api/waiting-rooms/" + event, null).status() == 200);
        return there;
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext started = StagedoorService.builder(GatewayApplication.class, "gateway")
                .initializers(WaitingRoomIT::ownEventLoops)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--stagedoor.gateway.waiting-room.refresh=100ms",
                        "--stagedoor.gateway.waiting-room.openings=20ms",
                        "--stagedoor.gateway.waiting-room.join-timeout=60s",
                        "--stagedoor.waiting-room.secret=" + SECRET,
                        "--stagedoor.accounts.url=" + ACCOUNT.url(),
                        "--stagedoor.events.url=" + EVENT.url(),
                        "--stagedoor.bookings.url=" + BOOKING.url(),
                        "--stagedoor.tickets.url=" + TICKET.url(),
                        "--stagedoor.notifications.url=" + NOTIFICATION.url(),
                        "--stagedoor.kafka.bootstrap-servers=" + TestInfra.bootstrapServers(),
                        "--stagedoor.security.jwks-uri=" + TestTokens.jwksUri());
        others.add(started);
        return started;
    }

    /** The shared ones end with the first context that does, and with them everything else of this JVM that listens. */
    private static void ownEventLoops(ConfigurableApplicationContext context) {
        ReactorResourceFactory own = new ReactorResourceFactory();
        own.setUseGlobalResources(false);
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> own);
    }

    private JsonNode admitted(UUID account) {
        return await().atMost(LONG)
                .until(
                        () -> place(port, account).body(),
                        place -> place.path("state").asString("").equals("admitted"));
    }

    private String admittedFrom(int gateway, UUID account) {
        return place(gateway, account).expect(200).body().get("admittedFrom").asString();
    }

    private Answer place(int gateway, UUID account) {
        return call(gateway, "GET", "/api/waiting-rooms/" + event + "/place", account);
    }

    private Answer join(int gateway, UUID account) {
        return call(gateway, "POST", "/api/waiting-rooms/" + event + "/place", account);
    }

    private JsonNode room(int gateway) {
        return call(gateway, "GET", "/api/waiting-rooms/" + event, null)
                .expect(200)
                .body();
    }

    private List<String> lots(int gateway) {
        return call(gateway, "GET", "/api/waiting-rooms/" + event + "/lots", null)
                .expect(200)
                .text()
                .lines()
                .toList();
    }

    private Answer book(UUID account, UUID wanted, @Nullable String admission) {
        return book(port, account, "{\"eventId\":\"" + wanted + "\"}", admission);
    }

    private Answer book(UUID account, String body) {
        return book(port, account, body, null);
    }

    private Answer book(int gateway, UUID account, String body, @Nullable String admission) {
        var request = client(gateway)
                .post()
                .uri("/api/bookings")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + TestTokens.attendee(account));
        if (admission != null) {
            request.header("Stagedoor-Admission", admission);
        }
        return answer(request.bodyValue(body));
    }

    private Answer signIn(String page) {
        return answer(client(port)
                .post()
                .uri(page)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=grace&password=correct+horse"));
    }

    private Answer call(int gateway, String method, String path, @Nullable UUID account) {
        var request = client(gateway)
                .method(HttpMethod.valueOf(method))
                .uri(URI.create("http://127.0.0.1:" + gateway + path));
        if (account != null) {
            request.header("Authorization", "Bearer " + TestTokens.attendee(account));
        }
        return answer(request);
    }

    private static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(String.class).returnResult();
        String text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    /** From an address of its own each time: what is tested here is not the limit of requests. */
    private static WebTestClient client(int gateway) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + gateway)
                .responseTimeout(LONG)
                .defaultHeader("X-Forwarded-For", newAddress())
                .build();
    }
}
