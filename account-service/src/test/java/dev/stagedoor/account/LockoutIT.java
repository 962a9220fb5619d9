package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.Race;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** The limit per network address, as the gateway's {@code X-Forwarded-For} tells it. */
class LockoutIT extends AccountService {
    private static final int FAILURES = 300;

    /** Longer than any password: it is refused without a hash, which would take its time 300 times. */
    private static final String NOBODYS = "x".repeat(200);

    @Test
    void makesAnAddressWaitWhoseverNamesItTries() {
        String name = registered();
        List<Integer> statuses =
                Race.run(FAILURES, _ -> logIn(newName(), NOBODYS).status());
        assertThat(statuses).containsOnly(401);
        Answer blocked = logIn(name, PASSWORD).expect(429, "too_many_attempts");
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 61);
        // What a client says of itself stands before what the gateway appended, and does not count.
        assertThat(logInFrom("203.0.113.7, " + address, name)).isEqualTo(429);
        assertThat(logInFrom(address + ", 203.0.113.7", name)).isEqualTo(200);
    }

    private int logInFrom(String forwardedFor, String name) {
        return client().post()
                .uri("/api/auth/login")
                .headers(headers -> headers.set("X-Forwarded-For", forwardedFor))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("username", name, "password", PASSWORD))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }
}
