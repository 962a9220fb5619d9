package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.Race;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

class SpotIT extends BookingServiceIT {
    private static final String KEY = "a key of a guest";

    @Test
    void givesAGuestATicketOfTheNextSlot() {
        TestSpot spot = spot("Grüner Turm & Nord?", Manner.HOLD);
        Answer made = reserve(spot, Map.of());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("spotId")).isEqualTo(spot.id().toString());
        assertThat(made.text("slotId")).isEqualTo(spot.now().toString());
        assertThat(made.text("url"))
                .isEqualTo("https://tickets.example/api/spots/" + spot.id() + "/redeem/" + made.text("ticketId"));
        assertThat(made.id().version()).isEqualTo(4);
        Answer read = read(String.valueOf(made.headers().getLocation()));
        assertThat(read.body()).isEqualTo(made.body());
        // A user reserves like anybody else, and that is not the guests' to read.
        UUID user = UUID.randomUUID();
        Map<String, Object> item = Map.of("ticketTypeId", spot.next(), "quantity", 1);
        Answer booked = post("/api/bookings", Map.of("eventId", spot.id(), "items", List.of(item)), user);
        assertThat(booked.text("status")).isEqualTo("confirmed");
        assertThat(read("/api/spots/" + encoded(spot.name()) + "/reservations/" + booked.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void triesTheSlotsInTheirOrderUntilOneHasASeat() {
        TestSpot spot = spot("Order", Manner.HOLD);
        desk.answer(spot.now(), Manner.REFUSE);
        assertThat(reserve(spot, Map.of()).text("slotId")).isEqualTo(spot.next().toString());
        Answer full = reserve(spot, Map.of("slotId", spot.now()));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.text("code")).isEqualTo("seats_unavailable");
        assertThat(reserve(spot, Map.of("slotId", spot.over())).text("code")).isEqualTo("sales_closed");
        assertThat(reserve(spot, Map.of("slotId", UUID.randomUUID())).status()).isEqualTo(422);
        desk.answer(spot.next(), Manner.REFUSE);
        assertThat(reserve(spot, Map.of()).text("code")).isEqualTo("seats_unavailable");
        clock.advance(Duration.ofHours(2));
        assertThat(reserve(spot, Map.of()).text("code")).isEqualTo("sales_closed");
    }

    @Test
    void knowsARepeatedRequestByItsKeyWhateverTheSlotsDo() {
        TestSpot spot = spot("Keys", Manner.HOLD);
        desk.answer(spot.now(), Manner.REFUSE);
        List<Answer> same = Race.run(10, _ -> reserve(spot, Map.of(), "Idempotency-Key", KEY));
        assertThat(same).allMatch(answer -> answer.status() == 201);
        assertThat(same.stream().map(answer -> answer.text("ticketId")).distinct())
                .hasSize(1);
        clock.advance(Duration.ofHours(2));
        assertThat(reserve(spot, Map.of(), "Idempotency-Key", KEY).text("ticketId"))
                .isEqualTo(same.getFirst().text("ticketId"));
        assertThat(reserve(spot, Map.of("slotId", spot.now()), "Idempotency-Key", KEY)
                        .text("code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(reserve(spot, Map.of(), "Idempotency-Key", "short").status()).isEqualTo(422);
    }

    @Test
    void letsAGuestComeBackForTheTicket() {
        TestSpot spot = spot("Later", Manner.SAY_NOTHING);
        Answer open = reserve(spot, Map.of(), "Prefer", "respond-async");
        assertThat(open.status()).isEqualTo(202);
        String location = String.valueOf(open.headers().getLocation());
        assertThat(read(location).text("status")).isEqualTo("pending");
        UUID booking = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        desk.answer(spot.id(), Manner.HOLD);
        desk.hold(booking, spot.id(), 1);
        eventually(
                () -> read(location),
                answer -> assertThat(answer.text("ticketId")).isNotEmpty());
    }

    @Test
    void tellsTheAddressOfAGuestToTheMailAndKeepsItNowhere() {
        TestSpot spot = spot("Mail", Manner.HOLD);
        Answer made = reserve(spot, Map.of("email", "ada@example.org"));
        assertThat(made.status()).isEqualTo(201);
        var mail = desk.messages()
                .await(
                        Topics.PRIVATE_MAIL,
                        1,
                        message -> message.data()
                                .path("bookingId")
                                .asString("")
                                .equals(made.id().toString()),
                        PATIENCE)
                .getFirst();
        assertThat(mail.data().path("email").asString()).isEqualTo("ada@example.org");
        assertThat(count("SELECT count(*) FROM bookings WHERE user_id = '" + mail.key() + "' AND guest"))
                .isEqualTo(1);
        for (String wrong : List.of(
                "ada",
                "ada@example",
                "a@b.org\r\nBcc: c@d.org",
                "a@b.org,c@d.org",
                "@b.org",
                "a..b@c.org",
                "x@\ufdfa.org")) {
            assertThat(reserve(spot, Map.of("email", wrong)).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void findsSpotsByTheirNameInAnyCaseAndNoOtherEvents() {
        TestSpot spot = spot("Grüne Halle", Manner.HOLD);
        assertThat(post(URI.create("/api/spots/GR%C3%9CNE%20halle/reservations"), Map.of())
                        .status())
                .isEqualTo(201);
        TestEvent event = event(0, Manner.HOLD);
        assertThat(post(URI.create("/api/spots/" + event.id() + "/reservations"), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(read("/api/spots/Gr%C3%BCne%20Halle/reservations/" + spot.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysNotYetOfASpotWhoseWordIsOnItsWay() {
        CATALOGUE.show("/api/spots/Just opened");
        Answer early = post(URI.create("/api/spots/Just%20opened/reservations"), Map.of());
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.text("code")).isEqualTo("event_not_ready");
    }

    private TestSpot spot(String name, Manner manner) {
        TestSpot spot = TestSpot.at(name, clock.instant());
        desk.answer(spot.id(), manner);
        spot.publish(desk.messages());
        eventually(
                () -> count("SELECT count(*) FROM open_pools WHERE event_id = '" + spot.id() + "'")
                        + count("SELECT count(*) FROM offers WHERE event_id = '" + spot.id() + "'"),
                seen -> assertThat(seen).isEqualTo(4));
        return spot;
    }

    private Answer reserve(TestSpot spot, Map<String, ?> body, String... headers) {
        return answer(http.post()
                .uri(base().resolve("/api/spots/" + encoded(spot.name()) + "/reservations"))
                .headers(all -> {
                    for (int n = 0; n < headers.length; n += 2) {
                        all.add(headers[n], headers[n + 1]);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new JsonMapper().writeValueAsString(body)));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer post(URI path, Map<String, ?> body) {
        return answer(http.post()
                .uri(base().resolve(path))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new JsonMapper().writeValueAsString(body)));
    }

    private Answer read(String path) {
        return answer(http.get().uri(base().resolve(path)));
    }
}
