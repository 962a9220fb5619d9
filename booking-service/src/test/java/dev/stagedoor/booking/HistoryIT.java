package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class HistoryIT extends BookingServiceIT {
    private final UUID user = UUID.randomUUID();
    private final String mine = "/api/users/me/bookings";

    @Test
    void filtersAndSortsWhatIsOnesOwn() {
        TestEvent cheap = event(100, Manner.HOLD);
        TestEvent dear = event(900, Manner.HOLD);
        Answer first = held(cheap, user);
        Answer second = held(dear, user);
        assertThat(cancel(first.id(), user).status()).isEqualTo(200);
        Answer third = held(cheap, user);

        assertThat(ids("")).containsExactly(third.id(), second.id(), first.id());
        assertThat(ids("?order=asc")).containsExactly(first.id(), second.id(), third.id());
        assertThat(ids("?sortBy=totalPrice")).startsWith(second.id());
        assertThat(ids("?sortBy=status&order=asc")).startsWith(first.id());
        assertThat(ids("?status=held&status=cancelled")).hasSize(3);
        assertThat(ids("?status=held,confirmed")).containsExactly(third.id(), second.id());
        assertThat(ids("?eventId=" + cheap.id())).containsExactly(third.id(), first.id());

        String at = second.text("bookingDate");
        Instant tickBefore = Instant.parse(at).minus(Duration.ofNanos(1000));
        assertThat(ids("?from=" + at)).containsExactly(third.id(), second.id());
        assertThat(ids("?to=" + at)).containsExactly(second.id(), first.id());
        assertThat(ids("?to=" + tickBefore)).containsExactly(first.id());
        assertThat(ids("?from=" + at + "&to=" + at)).containsExactly(second.id());
        assertThat(ids("?to=" + at.substring(0, 10))).contains(first.id());
    }

    @Test
    void saysWhatIsWrongWithAQuestionAllAtOnce() {
        Answer wrong = get(mine + "?status=lost&from=then&to=9999-01-01&sortBy=colour&order=up", user);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").size()).isEqualTo(5);
        assertThat(get(mine + "?from=2030-05-18&to=2030-05-17", user).status()).isEqualTo(422);
        assertThat(get("/api/users/you/bookings", user).status()).isEqualTo(400);
    }

    @Test
    void givesTheOrganizerTheSameFiltersAndADownload() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID paid = held(event, user).id();
        assertThat(pay(paid, "ok", user).status()).isEqualTo(200);
        UUID other = held(event, user).id();
        String path = "/api/events/" + event.id() + "/bookings";
        assertThat(get(path + "?status=confirmed,held&sortBy=status&order=desc", event.organizer())
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(other.toString());

        EntityExchangeResult<String> file = download(path, event.organizer());
        assertThat(file.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .contains("attachment");
        List<String> lines = String.valueOf(file.getResponseBody()).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .isEqualTo("id,userId,status,reason,bookingDate,seats,totalAmount,refundedAmount,feeKept,currency");
        assertThat(lines.getLast())
                .startsWith(paid + "," + user + ",confirmed,,")
                .endsWith(",1,2500,0,0,EUR");
        assertThat(String.valueOf(download(path + "?status=held", event.organizer())
                                .getResponseBody())
                        .lines())
                .hasSize(2);
        assertThat(download(path, user).getStatus().value()).isEqualTo(403);
    }

    @Test
    void exportsAllThatIsKnownOfOnesBookings() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID paid = held(event, user).id();
        assertThat(pay(paid, "ok", user).status()).isEqualTo(200);
        assertThat(refund(paid, 500, event.organizer()).status()).isEqualTo(201);
        Answer all = get("/api/users/me/export/bookings", user);
        assertThat(all.status()).isEqualTo(200);
        var entry = all.body().path("bookings").path(0);
        assertThat(entry.path("booking").path("refunds").path(0).path("reason").asString())
                .isEqualTo("No view");
        assertThat(entry.path("payments").path(0).path("state").asString()).isEqualTo("captured");
        assertThat(entry.path("timeline").size()).isGreaterThanOrEqualTo(4);
        assertThat(get("/api/users/me/export/bookings", UUID.randomUUID())
                        .body()
                        .path("bookings")
                        .isEmpty())
                .isTrue();
    }

    private EntityExchangeResult<String> download(String path, UUID organizer) {
        return http.get()
                .uri(path)
                .accept(MediaType.parseMediaType("text/csv"))
                .headers(headers -> headers.setBearerAuth(TestTokens.organizer(organizer)))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private List<UUID> ids(String query) {
        return get(mine + query, user)
                .body()
                .path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .toList();
    }
}
