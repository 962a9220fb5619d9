package dev.stagedoor.ticket.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.TestTokens;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class DownloadIT extends ServiceUnderTest {
    private static final int MANY = 50_000;

    @LocalServerPort
    private int port;

    @Test
    void streamsEveryTicketOfAHugeEventOnce() throws IOException, InterruptedException {
        TestEvent event = open(0);
        assertThat(rows("""
                WITH made AS (
                    INSERT INTO tickets (id, event_id, ticket_type_id, state, created_at)
                    SELECT gen_random_uuid(), ?, ?, 'ok', now() + n / 5000 * interval '1 microsecond'
                    FROM generate_series(1, ?) AS n RETURNING 1
                ), counted AS (UPDATE ticket_counts SET ok = ? WHERE event_id = ?)
                UPDATE pools SET capacity = ?, sold = ?, issued = ? WHERE id = ? RETURNING id""", event.id(), event.type(), MANY, MANY, event.id(), MANY, MANY, MANY, event.type()))
                .hasSize(1);

        analyze();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> file = download(client, event, "?state=unredeemed", "text/plain");
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"tickets-" + event.id() + "-unredeemed.txt\"");
            Set<String> ids = new HashSet<>(lines(file));
            assertThat(ids).hasSize(MANY).allMatch(id -> id.length() == 36);

            List<String> redeemed = lines(download(client, event, "?state=redeemed", "text/csv"));
            assertThat(redeemed).containsExactly("id,state,ticketTypeId,bookingId,createdAt,redeemedAt,timesPresented");
        }
    }

    @Test
    void writesATableOfAllStates() throws IOException, InterruptedException {
        TestEvent event = open(5);
        UUID booking = UUID.randomUUID();
        decide(request(booking, 1, event, 2), confirm(booking, 1, event, 2));

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> file = download(client, event, "", "text/csv;q=0.9");
            assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"tickets-" + event.id() + ".csv\"");
            assertThat(lines(file))
                    .hasSize(3)
                    .filteredOn(line -> line.contains(",ok," + event.type() + "," + booking + ","))
                    .hasSize(2);
            assertThat(download(client, event, "?state=x", "text/csv").statusCode())
                    .isEqualTo(422);
            assertThat(download(client, newEvent(1), "", "text/*").statusCode()).isEqualTo(404);
            TestEvent others = new TestEvent(event.id(), booking, event.types());
            assertThat(download(client, others, "", "text/plain").statusCode()).isEqualTo(403);
        }
    }

    /** What autovacuum does within a minute: without it PostgreSQL takes the tickets for a handful and sorts them. */
    private void analyze() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("ANALYZE tickets")).isFalse();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<InputStream> download(HttpClient client, TestEvent event, String query, String accept)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/events/" + event.id() + "/tickets" + query))
                .header("Authorization", "Bearer " + TestTokens.organizer(event.organizer()))
                .header("Accept", accept)
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static List<String> lines(HttpResponse<InputStream> file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.body(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
