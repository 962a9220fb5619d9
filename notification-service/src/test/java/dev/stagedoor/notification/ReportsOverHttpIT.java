package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.testsupport.TestTokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** From the messages to the report that its organizer reads. */
class ReportsOverHttpIT extends ReportingIT {
    @Test
    void showsListsAndMailsReportsToTheirOrganizerAlone() {
        String id = reportOfTheDay("=cmd|' /C calc'!A0", "organizer-1@example.com");
        String mine = TestTokens.organizer(news.organizer);
        get("/api/reports?kind=daily", mine)
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Link")
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(id)
                .jsonPath("$.items[0].totals.revenue[0].amount")
                .isEqualTo(2500);
        get("/api/reports?from=2030-01-01", mine)
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
        get("/api/reports/" + id, mine)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("daily")
                .jsonPath("$.lines[0].eventId")
                .isEqualTo(news.event.toString())
                .jsonPath("$.lines[0].figures.checkIns")
                .isEqualTo(1);
        String csv = body(id, mine);
        assertThat(csv).contains(news.event + ",'=cmd|' /C calc'!A0,no,1,1,25.00,0,0,0.00,1\r\n");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(SMTP.mailsTo("organizer-1@example.com")).hasSize(2));
        assertThat(SMTP.mailsTo("organizer-1@example.com"))
                .extracting(TestSmtpServer.Received::raw)
                .allMatch(raw -> raw.contains("text/csv") && raw.contains("filename=stagedoor-"));

        get("/api/reports/" + id, TestTokens.organizer(UUID.randomUUID()))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
        get("/api/reports", TestTokens.organizer(UUID.randomUUID()))
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void refusesWhoIsNoOrganizerAndWhatIsNoReport() {
        String organizer = TestTokens.organizer(UUID.randomUUID());
        http.get().uri("/api/reports").exchange().expectStatus().isUnauthorized();
        get("/api/reports", TestTokens.attendee(UUID.randomUUID()))
                .expectStatus()
                .isForbidden();
        get("/api/reports/" + UUID.randomUUID(), organizer).expectStatus().isNotFound();
        get("/api/reports/nonsense", organizer).expectStatus().isBadRequest();
        get("/api/reports?kind=hourly&from=soon&to=2026-02-30", organizer)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_values")
                .jsonPath("$.errors.length()")
                .isEqualTo(3);
        for (String wrong : List.of("limit=101", "sortBy=kind", "from=2030-05-18&to=2030-05-17")) {
            get("/api/reports?" + wrong, organizer).expectStatus().isEqualTo(422);
        }
        http.get()
                .uri("/api/reports/" + UUID.randomUUID())
                .headers(headers -> headers.setBearerAuth(organizer))
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_acceptable");
    }

    private String body(String report, String token) {
        return Objects.requireNonNull(http.get()
                .uri("/api/reports/" + report)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/csv")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
