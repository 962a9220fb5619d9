package dev.stagedoor.ticket.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.Race;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a bearer and a door do with a ticket. */
class TicketsOverHttpIT extends TicketsOverHttp {

    @Test
    void showsATicketToWhoeverKnowsItsId() {
        TestEvent event = open(5);
        UUID booking = UUID.randomUUID();
        UUID ticket = sell(event, booking, 1).getFirst();

        http.get()
                .uri("/api/tickets/{id}", ticket)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"id": "%s", "eventId": "%s", "eventName": "Hamlet", "ticketTypeId": "%s", "bookingId": "%s",
                 "state": "ok", "redeemedAt": null, "timesPresented": 0, "lastPresentedAt": null}""".formatted(ticket, event.id(), event.type(), booking));
    }

    @Test
    void answersHeadAsGetWithoutAToken() {
        TestEvent event = open(5);
        UUID ticket = sell(event, UUID.randomUUID(), 1).getFirst();

        for (String of : List.of("", "/qr.svg", ".pdf")) {
            http.head()
                    .uri("/api/tickets/" + ticket + of)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .isEmpty();
        }
        http.head()
                .uri("/api/events/{id}/status", event.id())
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(number("SELECT times_presented FROM tickets WHERE id = ?", ticket))
                .isZero();
    }

    @Test
    void admitsABearerOnceAndTellsTheDoorOfEarlierPresentations() {
        TestEvent event = open(5);
        UUID ticket = sell(event, UUID.randomUUID(), 1).getFirst();

        http.post()
                .uri("/api/tickets/{id}/redeem", ticket)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"ticketId": "%s", "state": "redeemed", "timesPresentedBefore": 0}""".formatted(ticket));
        Timestamp first = (Timestamp) rows("SELECT redeemed_at FROM tickets WHERE id = ?", ticket)
                .getFirst()
                .getFirst();
        for (int before = 1; before <= 3; before++) {
            http.post()
                    .uri("/api/tickets/{id}/redeem", ticket)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409)
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("ticket_already_redeemed")
                    .jsonPath("$.timesPresentedBefore")
                    .isEqualTo(before)
                    .jsonPath("$.lastPresentedAt")
                    .isNotEmpty()
                    .jsonPath("$.redeemedAt")
                    .isEqualTo(first.toInstant().toString());
        }
        http.get()
                .uri("/api/tickets/{id}", ticket)
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("redeemed")
                .jsonPath("$.timesPresented")
                .isEqualTo(4);
        assertThat(tickets(event, 1, "stagedoor.ticket.redeemed.v1")).hasSize(1);
    }

    @Test
    void admitsExactlyOneOfFiftyScannersOfOneTicket() {
        TestEvent event = open(5);
        UUID ticket = sell(event, UUID.randomUUID(), 1).getFirst();

        List<Integer> answers = Race.run(50, _ -> redeem(ticket));

        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(49);
        assertThat(number("SELECT times_presented FROM tickets WHERE id = ?", ticket))
                .isEqualTo(50);
        assertThat(counts(event)).containsExactly(0L, 1L, 0L);
    }

    @Test
    void countsEveryTicketOfACrowd() {
        TestEvent event = open(40);
        List<UUID> sold = sell(event, UUID.randomUUID(), 40);

        assertThat(Race.run(40, number -> redeem(sold.get(number)))).containsOnly(200);

        assertThat(counts(event)).containsExactly(0L, 40L, 0L);
    }

    @Test
    void neverAdmitsAndVoidsWithoutCountingBoth() {
        for (int round = 0; round < 10; round++) {
            TestEvent event = open(4);
            UUID booking = UUID.randomUUID();
            List<UUID> sold = sell(event, booking, 4);

            race(5, number -> {
                if (number == 4) {
                    decide(release(booking, 1, event));
                } else {
                    assertThat(redeem(sold.get(number))).isIn(200, 409);
                }
            });

            assertThat(counts(event)).containsExactly(0L, 0L, 4L);
            assertThat(pool(event.type())).containsExactly(4, 0, 0);
        }
    }

    @Test
    void refusesAVoidTicketAndCountsThePresentation() {
        TestEvent event = open(5);
        UUID booking = UUID.randomUUID();
        UUID ticket = sell(event, booking, 1).getFirst();
        decide(release(booking, 1, event));

        for (int before = 0; before < 2; before++) {
            http.post()
                    .uri("/api/tickets/{id}/redeem", ticket)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("ticket_void")
                    .jsonPath("$.timesPresentedBefore")
                    .isEqualTo(before);
        }
    }

    @Test
    void answersUnknownAndUnreadableTicketsWithProblems() {
        http.get()
                .uri("/api/tickets/{id}", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
        http.post()
                .uri("/api/tickets/{id}/redeem", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
        http.get().uri("/api/tickets/not-a-uuid").exchange().expectStatus().isBadRequest();
        http.get()
                .uri("/api/tickets/{id}/redeem", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }
}
