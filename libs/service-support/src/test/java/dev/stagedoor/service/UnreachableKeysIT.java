package dev.stagedoor.service;

import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** While the keys cannot be had, nobody is told that the token is bad. */
@StagedoorIT(
        service = "sample-service",
        classes = SampleService.class,
        properties = "stagedoor.security.jwks-uri=http://localhost:1/.well-known/jwks.json")
class UnreachableKeysIT {
    @LocalServerPort
    private int port;

    @Test
    void answers503WhileTheKeysAreOutOfReach() {
        WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/me")
                .headers(h -> h.setBearerAuth(TestTokens.attendee(UUID.randomUUID())))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");
    }
}
