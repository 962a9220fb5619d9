package dev.stagedoor.ticket.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.testsupport.TestTokens;
import dev.stagedoor.ticket.Edited;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

/** What an organizer sees of the tickets of an event, and who else does not. */
class EventTicketsOverHttpIT extends TicketsOverHttp {

    @Test
    void tellsTheOrganizerTheStatusFromCounters() {
        TestEvent event = open(10, 5);
        List<UUID> sold = sell(event, UUID.randomUUID(), 3);
        decide(request(UUID.randomUUID(), 1, event, 1, 2));
        assertThat(redeem(sold.getFirst())).isEqualTo(200);

        get("/api/events/" + event.id() + "/status", TestTokens.organizer(event.organizer()))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"eventId": "%s", "ticketsTotal": 3, "ticketsRedeemed": 1, "ticketsUnredeemed": 2,
                         "capacity": 15, "held": 3, "sold": 3, "available": 9}""".formatted(event.id()));
    }

    @Test
    void listsTicketsByStateInPages() {
        TestEvent event = open(10);
        List<UUID> sold = sell(event, UUID.randomUUID(), 5);
        assertThat(redeem(sold.getFirst())).isEqualTo(200);
        String token = TestTokens.organizer(event.organizer());
        String address = "/api/events/" + event.id() + "/tickets";

        get(address + "?state=unredeemed&page=2&limit=3", token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("rel=\"prev\"").contains("state=unredeemed"))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("ok")
                .jsonPath("$.total")
                .isEqualTo(4);
        get(address + "?limit=100", token)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(5);
        get(address + "?state=redeemed", token)
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(sold.getFirst().toString());
        get(address + "?state=void", token).expectBody().jsonPath("$.total").isEqualTo(0);
        get(address + "?state=sold", token).expectStatus().isEqualTo(422);
        get(address + "?limit=101", token).expectStatus().isEqualTo(422);
    }

    @Test
    void keepsOtherPeopleOutOfAnEvent() {
        TestEvent event = open(10);
        for (String part : List.of("status", "tickets")) {
            String address = "/api/events/" + event.id() + "/" + part;
            http.get().uri(address).exchange().expectStatus().isUnauthorized();
            get(address, TestTokens.organizer(UUID.randomUUID())).expectStatus().isForbidden();
            get(address, TestTokens.attendee(event.organizer())).expectStatus().isForbidden();
            get(address, TestTokens.forged(event.organizer(), TestTokens.Role.ORGANIZER))
                    .expectStatus()
                    .isUnauthorized();
            get("/api/events/" + UUID.randomUUID() + "/" + part, TestTokens.organizer(event.organizer()))
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void tellsNobodyElseThatThereIsAPrivateEvent() {
        TestEvent event = newEvent(1);
        String stranger = TestTokens.organizer(UUID.randomUUID());
        String owner = TestTokens.organizer(event.organizer());
        follow(new Edited(event.snapshot(1, 5)).visibility(Visibility.PRIVATE).snapshot());
        expectOfItsEndpoints(event, stranger, 404);
        expectOfItsEndpoints(event, owner, 200);

        follow(event.snapshot(2, 5));
        expectOfItsEndpoints(event, stranger, 403);

        // As the version before keeps it.
        assertThat(rows("UPDATE events SET visibility = NULL WHERE id = ? RETURNING id", event.id()))
                .hasSize(1);
        expectOfItsEndpoints(event, stranger, 404);
        expectOfItsEndpoints(event, owner, 200);
    }

    private void expectOfItsEndpoints(TestEvent event, String token, int status) {
        String address = "/api/events/" + event.id();
        for (String type : List.of("application/json", "text/plain", "text/csv")) {
            http.get()
                    .uri(address + "/tickets")
                    .headers(headers -> headers.setBearerAuth(token))
                    .header("Accept", type, "application/problem+json")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status);
        }
        get(address + "/status", token).expectStatus().isEqualTo(status);
        http.post()
                .uri(address + "/tickets")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"quantity\": 1}")
                .exchange()
                .expectStatus()
                .isEqualTo(status == 200 ? 201 : status);
    }

    @Test
    void documentsWhatItsEndpointsTake() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/api/tickets/{id}/redeem'].post.responses['409']")
                .exists()
                .jsonPath(
                        "$.paths['/api/tickets/{id}/redeem'].post.responses['409'].content['application/problem+json']")
                .exists()
                .jsonPath("$.paths['/api/events/{id}/tickets'].get.parameters[?(@.name == 'page')].schema.type")
                .isEqualTo("integer")
                .jsonPath("$.paths['/api/events/{id}/tickets'].get.parameters.length()")
                .isEqualTo(4);
    }

    @Test
    void answersRandomRequestsWithoutAFailureOfItsOwn() {
        Random random = new Random(20_260_301);
        TestEvent event = open(1);
        String token = TestTokens.organizer(event.organizer());
        List<HttpMethod> methods = List.of(
                HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH, HttpMethod.HEAD);
        for (int i = 0; i < 300; i++) {
            String id = random.nextInt(4) == 0 ? event.id().toString() : text(random);
            UriComponentsBuilder uri = UriComponentsBuilder.fromUriString("http://127.0.0.1:" + port + "/api")
                    .pathSegment(random.nextBoolean() ? "tickets" : "events", id);
            if (random.nextInt(4) > 0) {
                uri.pathSegment(
                        List.of("redeem", "status", "tickets", text(random)).get(random.nextInt(4)));
            }
            uri.queryParam(List.of("state", "page", "limit", "q").get(random.nextInt(4)), text(random));
            URI address = uri.build().encode().toUri();
            HttpMethod method = random.nextInt(3) == 0 ? methods.get(random.nextInt(methods.size())) : HttpMethod.GET;
            // The body is read: an unread one would keep its connection for ever.
            assertThat(http.method(method)
                            .uri(address)
                            .headers(headers -> headers.setBearerAuth(token))
                            .exchange()
                            .expectBody()
                            .returnResult()
                            .getStatus()
                            .value())
                    .as("%s %s", method, address)
                    .isLessThan(500);
        }
    }

    private static String text(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> UUID.randomUUID().toString();
            case 1 -> String.valueOf(random.nextLong());
            case 2 -> "\u0000" + (char) random.nextInt(32);
            case 3 -> "1-1-1-1-" + random.nextInt();
            case 4 -> "'; DROP TABLE tickets; --";
            default ->
                random.ints(random.nextInt(1, 40), 0x20, 0x2FFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }
}
