package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Whatever is sent, the answer is the client's fault or a success, and never a failure of ours. */
class RandomBodiesIT extends BookingServiceIT {
    private static final int BODIES = 300;

    /** Where each body that is good is a booking. */
    private static final int FEWER_BODIES = 100;

    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "0",
        "1",
        "4",
        "1.5",
        "2147483648",
        "1e400",
        "99999999999999999999999999",
        "\"\"",
        "\"\\u0000\"",
        "\"ok\"",
        "\"simulated\"",
        "\"\\ud800\"",
        "\"2026-01-01T00:00:00Z\"",
        "[]",
        "{}",
        "[[[[]]]]",
        "\"00000000-0000-0000-0000-000000000000\"",
        "[null]",
        "{\"ticketTypeId\":null,\"quantity\":null}"
    };

    private final Random random = new Random(42);
    private final UUID user = UUID.randomUUID();

    @Test
    void neverFailsOnABookingRequest() {
        TestEvent event = event(100, Manner.SAY_NOTHING);
        sendAll("/api/bookings", _ -> {
            String type = pick("\"" + event.type() + "\"");
            String item = "{\"ticketTypeId\":" + type + ",\"quantity\":" + pick("1") + "}";
            String items = random.nextBoolean() ? "[" + item + "," + item + "]" : pick("[" + item + "]");
            return "{\"eventId\":" + pick("\"" + event.id() + "\"") + ",\"items\":" + items + "}";
        });
    }

    @Test
    void neverFailsOnAPayment() {
        Answer held = held(event(100, Manner.HOLD), user);
        sendAll(
                "/api/bookings/" + held.id() + "/payment",
                _ -> "{\"method\":" + pick("\"simulated\"") + ",\"token\":" + pick("\"decline\"") + "}");
    }

    @Test
    void neverFailsOnARefund() {
        TestEvent event = event(100, Manner.HOLD);
        Answer held = held(event, user);
        sendAll(
                "/api/bookings/" + held.id() + "/refunds",
                TestTokens.organizer(event.organizer()),
                FEWER_BODIES,
                _ -> "{\"amount\":" + pick("{\"amount\":" + pick("1") + ",\"currency\":" + pick("\"EUR\"") + "}")
                        + ",\"reason\":" + pick("\"sorry\"") + "}");
    }

    @Test
    void neverFailsOnAReservation() {
        TestSpot spot = TestSpot.at("Random", clock.instant());
        spot.publish(desk.messages());
        eventually(
                () -> count("SELECT count(*) FROM offers WHERE event_id = '" + spot.id() + "'"),
                seen -> assertThat(seen).isEqualTo(1));
        sendAll(
                "/api/spots/random/reservations",
                TestTokens.attendee(user),
                FEWER_BODIES,
                _ -> "{\"slotId\":" + pick("\"" + spot.now() + "\"") + ",\"email\":" + pick("\"a@example.org\"") + "}");
    }

    @Test
    void neverFailsOnAnyParameter() {
        Answer held = held(event(100, Manner.HOLD), user);
        for (int n = 0; n < BODIES; n++) {
            String path = switch (random.nextInt(6)) {
                case 0 -> "/api/users/{x}/bookings?status={y}";
                case 1 -> "/api/users/" + user + "/bookings?eventId={x}&page={y}";
                case 2 -> "/api/bookings/{x}";
                case 3 -> "/api/users/me/bookings?from={x}&sortBy={y}";
                case 4 -> "/api/spots/{x}/reservations/{y}";
                default -> "/api/bookings/" + held.id() + "/timeline?{x}={y}";
            };
            Answer answer = answer(http.get()
                    .uri(path, VALUES[random.nextInt(VALUES.length)], VALUES[random.nextInt(VALUES.length)])
                    .headers(headers -> headers.setBearerAuth(TestTokens.attendee(user))));
            assertThat(answer.status()).as(path).isLessThan(500);
        }
    }

    private String pick(String valid) {
        return random.nextInt(3) > 0 ? valid : VALUES[random.nextInt(VALUES.length)];
    }

    private void sendAll(String path, Function<Integer, String> body) {
        sendAll(path, TestTokens.attendee(user), BODIES, body);
    }

    private void sendAll(String path, String token, int bodies, Function<Integer, String> body) {
        for (int n = 0; n < bodies; n++) {
            String text = body.apply(n);
            if (random.nextInt(10) == 0) {
                text = text.substring(0, random.nextInt(text.length()));
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(20) == 0) {
                random.nextBytes(bytes);
            }
            Answer answer = answer(http.post()
                    .uri(path)
                    .headers(headers -> {
                        headers.setBearerAuth(token);
                        headers.add("Prefer", "wait=0");
                    })
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(bytes));
            assertThat(answer.status()).as(text).isLessThan(500);
            assertThat(answer.status()).as(text).isNotEqualTo(401);
        }
    }
}
