package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What operators see. */
class ServiceIT extends NotificationIT {
    @LocalServerPort
    private int port;

    private WebTestClient http;

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @AfterEach
    void restoreMailServer() {
        SMTP.start();
    }

    @Test
    void staysReadyWhileTheMailServerIsDown() {
        SMTP.stop();
        for (String probe :
                new String[] {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"}) {
            http.get().uri(probe).exchange().expectStatus().isOk();
        }
    }

    @Test
    void tellsThePublicNothingButHealthMetricsAndItsOpenApiDocument() {
        http.get().uri("/v3/api-docs").exchange().expectStatus().isOk();
        http.get().uri("/mails").exchange().expectStatus().isUnauthorized();
        http.get().uri("/api/reports").exchange().expectStatus().isUnauthorized();
        http.get().uri("/api/users/me/export/mails").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void measuresTheQueue() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(metrics())
                        .contains("stagedoor_mail_queue_length")
                        .contains("stagedoor_mail_queue_incomplete")
                        .contains("stagedoor_mail_queue_oldest_age_seconds")
                        .contains("stagedoor_mail_server_up"));
    }

    private String metrics() {
        return String.valueOf(http.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
