package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.gateway.waiting.KeepRooms;
import dev.stagedoor.gateway.waiting.WatchPlace;
import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Places in waiting rooms, on a real log and on several gateways. */
class WaitingRoomIT extends WaitingRoomInFront {
    private final List<ConfigurableApplicationContext> others = new ArrayList<>();

    @Autowired
    KeepRooms rooms;

    @Autowired
    WatchPlace places;

    @AfterEach
    void noOthers() {
        others.forEach(ConfigurableApplicationContext::close);
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
        await().atMost(PATIENCE).until(() -> room(port).get("open").asBoolean());
        await().atMost(PATIENCE).until(() -> room(other).get("open").asBoolean());
        UUID late = UUID.randomUUID();
        join(other, late).expect(200);

        String seed = room(port).get("seed").asString();
        assertThat(DigestUtils.sha256Hex(seed)).isEqualTo(before.get("seedHash").asString());
        List<String> lots = lots(port);
        assertThat(lots).isSorted().hasSize(30).isEqualTo(lots(other));
        assertThat(people).allMatch(account -> lots.contains(DigestUtils.sha256Hex(seed + " " + account)));
        int restarted = anotherGateway();
        await().atMost(PATIENCE).until(() -> room(restarted).get("joined").asInt() == 31);
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
    void goesOnAfterItsProcessWasPaused() {
        places.stop();
        rooms.stop();
        assertThat(rooms.isRunning()).isFalse();
        rooms.start();
        places.start();

        announce(Instant.now().plusSeconds(3600), 60);
        String place = join(port, buyer).expect(200).body().get("place").asString();
        assertThat(room(port).get("joined").asInt()).isEqualTo(1);
        announce(Instant.now(), 60);
        assertThat(client(port)
                        .get()
                        .uri("/api/waiting-rooms/{event}/place?place={place}", event, place)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody()
                        .collectList()
                        .block(PATIENCE))
                .last()
                .asString()
                .contains("admitted");
    }

    @Test
    void givesAnAccountOnePlaceHoweverOftenItComesAtOnce() {
        announce(Instant.now().plusSeconds(3600), 60);
        List<Integer> statuses = Race.run(20, _ -> join(port, buyer).status());
        assertThat(statuses).containsOnly(200);
        assertThat(room(port).get("joined").asInt()).isEqualTo(1);
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
                hearing.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
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
    void isReadyOnlyOnceItKnowsTheRooms() {
        EVENT.goDown();
        ConfigurableApplicationContext deaf = start();
        int there = Integer.parseInt(String.valueOf(deaf.getEnvironment().getProperty("local.server.port")));
        book(there, buyer, "{\"eventId\":\"" + event + "\"}", null).expect(503);
        EVENT.comeBack();
        await().atMost(PATIENCE)
                .until(() -> book(there, buyer, "{\"eventId\":\"" + event + "\"}", null)
                                .status()
                        == 200);
        // From then on it goes by what it has heard, however long event-service is out.
        announce(Instant.now().plusSeconds(3600), 60);
        EVENT.goDown();
        book(port, buyer, "{\"eventId\":\"" + event + "\"}", null).expect(429);
    }

    private int anotherGateway() {
        ConfigurableApplicationContext started = start();
        int there = Integer.parseInt(String.valueOf(started.getEnvironment().getProperty("local.server.port")));
        await().atMost(PATIENCE)
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

    private String admittedFrom(int gateway, UUID account) {
        return place(gateway, account).expect(200).body().get("admittedFrom").asString();
    }

    private List<String> lots(int gateway) {
        return call(gateway, "GET", "/api/waiting-rooms/" + event + "/lots", null)
                .expect(200)
                .text()
                .lines()
                .toList();
    }
}
