package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

class HostileBodiesIT extends AccountService {
    private static final int BODIES = 300;
    private static final int AT_ONCE = 8;
    private static final List<String> FIELDS =
            List.of("username", "email", "password", "role", "refreshToken", "token", "newPassword", "__proto__", "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"\"",
            "\" \"",
            "\"attendee\"",
            "\"a\\u0000b\"",
            "\"\\ud800\\udbff\"",
            "\"\\ufdfa\\ufdfa\\ufdfa\"",
            "\"x@\\ufdfa.org\"",
            "\"' OR 1=1 --\"",
            "\"${jndi:ldap://x}\"",
            "\"name@example.org\"",
            "\"long enough\"",
            "\"" + "A".repeat(64) + "\"",
            "\"" + "\\u0301".repeat(200) + "\"",
            "\"" + "x".repeat(5000) + "\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register",
                "login",
                "refresh",
                "logout",
                "confirm-email",
                "password-reset/request",
                "password-reset"
            })
    void answersNoBodyWithAServerError(String endpoint) {
        Random random = new Random(endpoint.hashCode());
        WebClient client = WebClient.create("http://127.0.0.1:" + port + "/api/auth/" + endpoint);
        var failures = Flux.range(0, BODIES)
                .map(_ -> body(random))
                .flatMap(
                        body -> client.post()
                                .contentType(MediaType.APPLICATION_JSON)
                                .header("X-Forwarded-For", address)
                                .bodyValue(body)
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value()))
                                .filter(status -> status >= 500)
                                .map(status -> status + " for " + new String(body, StandardCharsets.UTF_8)),
                        AT_ONCE)
                .collectList()
                .block(PATIENCE.multipliedBy(4));
        assertThat(failures).isEmpty();
    }

    private static byte[] body(Random random) {
        byte[] json = json(random).getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(10)) {
            case 0 -> random.nextBytes(json);
            case 1 -> json = "[".repeat(3000).getBytes(StandardCharsets.UTF_8);
            case 2 -> json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            case 3 -> json = Arrays.copyOf(json, random.nextInt(json.length));
            default -> {}
        }
        return json;
    }

    private static String json(Random random) {
        StringBuilder json = new StringBuilder("{");
        int fields = 1 + random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(FIELDS.get(random.nextInt(FIELDS.size())))
                    .append("\":")
                    .append(VALUES.get(random.nextInt(VALUES.size())));
        }
        return json.append('}').toString();
    }
}
