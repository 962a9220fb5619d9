package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.SeatsHeld;
import dev.stagedoor.testsupport.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderIT extends BookingServiceIT {
    private final UUID user = UUID.randomUUID();

    @Test
    void confirmsFreeBooking() {
        TestEvent event = event(0, Manner.HOLD);
        Answer answer = book(event, 2, user);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("confirmed");
        assertThat(answer.headers().getLocation()).hasToString("/api/bookings/" + answer.id());
        awaitLog(answer.id(), "requested", "confirmed");
        eventually(
                () -> booking(answer.id(), user).body().path("tickets"),
                tickets -> assertThat(tickets.size()).isEqualTo(2));
    }

    @Test
    void holdsPaidBookingForTenMinutes() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer answer = book(event, 2, user);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("held");
        assertThat(answer.body().path("totalPrice").path("amount").asLong()).isEqualTo(5000);
        Instant expires = Instant.parse(answer.text("holdExpiresAt"));
        assertThat(Duration.between(Instant.parse(answer.text("bookingDate")), expires))
                .isBetween(HOLD, HOLD.plusSeconds(30));
        assertThat(booking(answer.id(), user).body()).isEqualTo(answer.body());
        awaitLog(answer.id(), "requested", "held");
    }

    @Test
    void tellsWhyABookingIsRefusedAndKeepsItReadable() {
        TestEvent event = event(2500, Manner.REFUSE);
        Answer answer = book(event, 1, user);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("seats_unavailable");
        Answer read = booking(answer.id(), user);
        assertThat(read.text("status")).isEqualTo("rejected");
        assertThat(read.text("reason")).isEqualTo("seats_unavailable");
        awaitLog(answer.id(), "requested", "rejected");
    }

    @Test
    void refusesByRuleWithoutAskingForSeats() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer tooMany = book(event, TestEvent.MAX_PER_BOOKING + 1, user);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.text("code")).isEqualTo("limit_exceeded");
        awaitLog(tooMany.id(), "rejected");
        TestEvent over = publish(TestEvent.at(1, clock.instant()).salesEnd(clock.instant()), Manner.HOLD);
        Answer tooLate = book(over, 1, user);
        assertThat(tooLate.text("code")).isEqualTo("sales_closed");
        assertThat(booking(tooLate.id(), user).text("status")).isEqualTo("rejected");
    }

    @Test
    void takesQuantitiesFromOneToTheLimitOfTheTicketType() {
        TestEvent event = event(100, Manner.HOLD);
        assertThat(book(event, 0, user).status()).isEqualTo(422);
        assertThat(book(event, 1, user).status()).isEqualTo(201);
        assertThat(book(event, TestEvent.MAX_PER_BOOKING, user).status()).isEqualTo(201);
        assertThat(book(event, 10_000, user).text("code")).isEqualTo("limit_exceeded");
        assertThat(book(event, 10_001, user).status()).isEqualTo(422);
    }

    @Test
    void addsItemsOfOneTicketTypeUp() {
        TestEvent event = event(100, Manner.HOLD);
        Map<String, Object> item = Map.of("ticketTypeId", event.type(), "quantity", 2);
        Answer answer = post("/api/bookings", Map.of("eventId", event.id(), "items", List.of(item, item)), user);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("items").size()).isEqualTo(1);
        assertThat(answer.body().path("items").path(0).path("quantity").asInt()).isEqualTo(4);
    }

    @Test
    void saysWhichValuesAreWrongAllAtOnce() {
        Answer answer = post("/api/bookings", Map.of("items", List.of(Map.of("quantity", 0))), user);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").size()).isEqualTo(3);
        TestEvent event = event(100, Manner.HOLD);
        Map<String, Object> unknown = Map.of("ticketTypeId", UUID.randomUUID(), "quantity", 1);
        Answer type = post("/api/bookings", Map.of("eventId", event.id(), "items", List.of(unknown)), user);
        assertThat(type.status()).isEqualTo(422);
        assertThat(type.body().path("errors").path(0).path("field").asString()).isEqualTo("items[0].ticketTypeId");
    }

    @Test
    void waitsAMomentForAnEventOnItsWay() {
        TestEvent event = TestEvent.at(0, clock.instant());
        assertThat(book(event, 1, user).status()).isEqualTo(404);
        event.publish(desk.messages(), 1);
        eventually(
                () -> book(event, 1, user),
                answer -> assertThat(answer.status()).isEqualTo(503));
        mustNotBeReady(book(event, 1, user));
        desk.answer(event.id(), Manner.HOLD);
        event.openPool(desk.messages());
        assertThat(book(event, 1, user).status()).isEqualTo(201);
    }

    @Test
    void saysNotYetOfAnEventWhoseWordIsOnItsWay() {
        TestEvent event = TestEvent.at(0, clock.instant());
        CATALOGUE.show("/api/events/" + event.id());
        mustNotBeReady(book(event, 1, user));
        assertThat(get("/api/events/" + event.id() + "/bookings", event.organizer())
                        .status())
                .isEqualTo(503);
    }

    @Test
    void saysNotYetOfATicketTypeWhoseWordIsOnItsWay() {
        TestEvent event = event(100, Manner.HOLD);
        UUID added = UUID.randomUUID();
        Map<String, Object> order =
                Map.of("eventId", event.id(), "items", List.of(Map.of("ticketTypeId", added, "quantity", 1)));
        CATALOGUE.show("/api/events/" + event.id(), event.type());
        assertThat(post("/api/bookings", order, user).status()).isEqualTo(422);
        CATALOGUE.show("/api/events/" + event.id(), event.type(), added);
        mustNotBeReady(post("/api/bookings", order, user));
    }

    @Test
    void saysNotYetToNobodyWhoMayNotKnowOfTheEvent() {
        TestEvent secret = TestEvent.at(0, clock.instant());
        CATALOGUE.showTo(user, "/api/events/" + secret.id(), "upcoming");
        mustNotBeReady(book(secret, 1, user));
        assertThat(book(secret, 1, UUID.randomUUID()).status()).isEqualTo(404);
        TestEvent draft = TestEvent.at(0, clock.instant());
        CATALOGUE.showTo(user, "/api/events/" + draft.id(), "draft");
        assertThat(book(draft, 1, user).status()).isEqualTo(404);
    }

    @Test
    void doesNotTakeSilenceOfTheCatalogueForAnAnswer() {
        TestEvent event = TestEvent.at(0, clock.instant());
        CATALOGUE.failAt("/api/events/" + event.id());
        Answer answer = book(event, 1, user);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("unavailable");
        assertThat(answer.headers().getFirst("Retry-After")).isNotNull();
    }

    private static void mustNotBeReady(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("event_not_ready");
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1");
    }

    @Test
    void keepsTheNewestRevisionOfAnEvent() {
        TestEvent event = event(100, Manner.HOLD);
        TestEvent dearer =
                new TestEvent(event.id(), event.organizer(), event.type(), 300, event.startsAt(), null, null, 0);
        dearer.publish(desk.messages(), 3);
        event.publish(desk.messages(), 2);
        eventually(
                () -> book(event, 1, user)
                        .body()
                        .path("totalPrice")
                        .path("amount")
                        .asLong(),
                price -> assertThat(price).isEqualTo(300));
        assertThat(book(event, 1, user).body().path("totalPrice").path("amount").asLong())
                .isEqualTo(300);
    }

    @Test
    void answersAtOnceWhereTheClientPrefersIt() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        Answer async = book(event, 1, user, "Prefer", "respond-async");
        assertThat(async.status()).isEqualTo(202);
        assertThat(async.headers().getFirst("Preference-Applied")).isEqualTo("respond-async");
        String location = String.valueOf(async.headers().getLocation());
        assertThat(get(location, user).text("status")).isEqualTo("pending");
        Answer second = book(event, 1, user, "Prefer", "wait=1");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.headers().getFirst("Preference-Applied")).isEqualTo("wait=1");
    }

    @Test
    void answersTheSameToTheSameKey() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer first = book(event, 1, user, "Idempotency-Key", "order 1");
        Answer again = book(event, 1, user, "Idempotency-Key", "order 1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        Answer other = book(event, 2, user, "Idempotency-Key", "order 1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
        assertThat(book(event, 1, UUID.randomUUID(), "Idempotency-Key", "order 1")
                        .id())
                .isNotEqualTo(first.id());
        assertThat(book(event, 1, user, "Idempotency-Key", "").status()).isEqualTo(422);
        assertThat(book(event, 1, user, "Idempotency-Key", "x".repeat(256)).status())
                .isEqualTo(422);
    }

    @Test
    void answersARefusalTheSameToTheSameKey() {
        TestEvent event = event(2500, Manner.REFUSE);
        Answer first = book(event, 1, user, "Idempotency-Key", "k");
        desk.answer(event.id(), Manner.HOLD);
        Answer again = book(event, 1, user, "Idempotency-Key", "k");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void makesOneBookingOfFiftyRequestsWithOneKey() {
        TestEvent event = event(0, Manner.HOLD);
        List<Answer> answers = Race.run(50, _ -> book(event, 1, user, "Idempotency-Key", "fifty"));
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(count("SELECT count(*) FROM bookings WHERE event_id = '" + event.id() + "'"))
                .isEqualTo(1);
        awaitLog(answers.getFirst().id(), "requested", "confirmed");
    }

    @Test
    void answersTwoHundredAtOnce() {
        TestEvent event = event(0, Manner.HOLD);
        List<Answer> answers = Race.run(200, _ -> book(event, 1, UUID.randomUUID(), "Prefer", "wait=30"));
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(200);
    }

    @Test
    void takesDuplicateLateAndReorderedDecisionsOnce() {
        TestEvent event = event(2500, Manner.HOLD_TWICE);
        Answer held = held(event, user);
        desk.refuse(held.id(), event.id(), 1);
        UUID same = UUID.randomUUID();
        SeatsHeld again = new SeatsHeld(held.id(), event.id(), 1, Instant.now());
        desk.messages().send(Topics.INVENTORY, event.id(), same, again);
        desk.messages().send(Topics.INVENTORY, event.id(), same, again);
        desk.hold(UUID.randomUUID(), event.id(), 1);
        // What stands behind them in the log shows that they were taken.
        Answer marker = held(event, user);
        assertThat(booking(held.id(), user).body()).isEqualTo(held.body());
        awaitLog(marker.id(), "requested", "held");
        awaitLog(held.id(), "requested", "held");
    }

    @Test
    void leavesNoSeatBehindWhenCancelledWhilePending() {
        TestEvent event = event(2500, Manner.SAY_NOTHING);
        UUID id = id(book(event, 1, user, "Prefer", "respond-async"));
        assertThat(cancel(id, user).text("status")).isEqualTo("cancelled");
        desk.hold(id, event.id(), 1);
        TestEvent other = event(0, Manner.HOLD);
        assertThat(book(other, 1, user).status()).isEqualTo(201);
        awaitLog(id, "requested", "released");
        assertThat(booking(id, user).text("status")).isEqualTo("cancelled");
        assertThat(desk.of(id).getLast().attempt()).isEqualTo(1);
        assertThat(cancel(id, user).status()).isEqualTo(200);
    }

    static UUID id(Answer accepted) {
        String location = String.valueOf(accepted.headers().getLocation());
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }
}
