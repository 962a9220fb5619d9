package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.TestTokens;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The waiting room as a page. */
class WaitingRoomPageIT extends WaitingRoomInFront {
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
    void isDocumented() {
        assertThat(call(port, "GET", "/v3/api-docs/gateway", null)
                        .expect(200)
                        .body()
                        .get("paths")
                        .propertyNames())
                .contains("/api/waiting-rooms/{eventId}/place")
                .doesNotContain("/waiting-room/{eventId}");
    }

    private Answer signIn(String page) {
        return answer(client(port)
                .post()
                .uri(page)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=grace&password=correct+horse"));
    }
}
