package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.TestTokens;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is the client's fault or a success, and never a failure of ours. */
class RandomParametersIT extends BookingServiceIT {
    private static final int REQUESTS = 300;

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
    void areTheClientsFaultOrFine() {
        Answer held = held(event(100, Manner.HOLD), user);
        for (int n = 0; n < REQUESTS; n++) {
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
}
