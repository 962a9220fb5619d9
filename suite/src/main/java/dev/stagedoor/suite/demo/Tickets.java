package dev.stagedoor.suite.demo;

import dev.stagedoor.suite.demo.Accounts.Person;
import dev.stagedoor.suite.demo.Catalogue.Offer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What an attendee does: book, pay, think better of it, get mail, walk in. */
final class Tickets {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;

    /** Tickets and mails follow a confirmation within moments. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final double CENTS = 100.0;

    private final Screen screen;
    private final Client client;
    private final MailFolder mails;

    Tickets(Screen screen, Client client, MailFolder mails) {
        this.screen = screen;
        this.client = client;
        this.mails = mails;
    }

    void walk(Person ada, Person organizer, Offer conference, Offer evening)
            throws IOException, InterruptedException, DemoFailedException {
        screen.step("Ada books a free ticket");
        Answer free = book(ada, conference, conference.freeType(), 1, "confirmed");
        screen.says("\"%s\": %s at once, nothing to pay", conference.name(), free.text("status"));

        screen.step("She books two paid tickets, her card is declined, and she pays with another");
        String paid = payForTwo(ada, evening);

        screen.step("She books one more, and cancels it");
        cancel(ada, evening);

        screen.step("What happened to the paid booking, step by step");
        timeline(ada, paid);

        screen.step("Her mail");
        showMail(ada);

        screen.step("At the door: the same ticket is presented twice");
        redeemTwice(awaitTickets(ada, paid).getFirst());
        status(organizer, evening);
    }

    private Answer book(Person who, Offer offer, String type, int quantity, String expected)
            throws IOException, InterruptedException, DemoFailedException {
        Answer booking =
                client.book(who.token(), offer.eventId(), type, quantity).expect(CREATED);
        if (!booking.text("status").equals(expected)) {
            throw booking.unexpected("the booking should be " + expected);
        }
        return booking;
    }

    private String payForTwo(Person ada, Offer evening) throws IOException, InterruptedException, DemoFailedException {
        Answer held = book(ada, evening, evening.paidType(), 2, "held");
        String id = held.text("id");
        screen.says(
                "held for her until %s: %s",
                held.text("holdExpiresAt"), money(held.json().path("totalPrice")));
        client.pay(ada.token(), id, "decline").expectRefusal(PAYMENT_REQUIRED, "payment_declined");
        screen.says("the first card is declined; the seats stay hers meanwhile");
        Answer paid = client.pay(ada.token(), id, "ok").expect(OK);
        if (!paid.text("status").equals("confirmed")) {
            throw paid.unexpected("the booking should be confirmed");
        }
        screen.says("the second one is taken: %s", paid.text("status"));
        screen.says("%d tickets are issued", awaitTickets(ada, id).size());
        return id;
    }

    private void cancel(Person ada, Offer evening) throws IOException, InterruptedException, DemoFailedException {
        Answer held = book(ada, evening, evening.paidType(), 1, "held");
        String id = held.text("id");
        client.pay(ada.token(), id, "ok").expect(OK);
        var _ = awaitTickets(ada, id);
        Answer cancelled =
                client.put("/api/bookings/" + id + "/cancel", ada.token()).expect(OK);
        if (!cancelled.text("status").equals("cancelled")) {
            throw cancelled.unexpected("the booking should be cancelled");
        }
        screen.says("%s; nine tenths of the price come back, and the seat is on sale again", cancelled.text("status"));
    }

    private void timeline(Person ada, String booking) throws IOException, InterruptedException, DemoFailedException {
        Answer timeline = client.get("/api/bookings/" + booking + "/timeline", ada.token())
                .expect(OK);
        JsonNode steps = timeline.json().path("steps");
        if (steps.isEmpty()) {
            throw timeline.unexpected("there should be steps");
        }
        steps.forEach(step -> screen.says(
                "%-30s %-10s %s",
                step.path("at").asString(""),
                step.path("state").asString(""),
                step.path("reason").asString("")));
    }

    private void showMail(Person ada) throws IOException, InterruptedException, DemoFailedException {
        // Two bookings confirmed and kept, one confirmed and cancelled.
        List<Path> arrived = mails.await(ada.email(), 4, SOON);
        for (Path mail : arrived) {
            screen.says("%s", MailFolder.subject(mail));
            screen.says("  %s", mail);
        }
    }

    private List<String> awaitTickets(Person who, String booking)
            throws IOException, InterruptedException, DemoFailedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        Answer answer = client.get("/api/bookings/" + booking, who.token()).expect(OK);
        while (answer.json().path("tickets").isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw answer.unexpected("the tickets should be there within " + SOON.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN);
            answer = client.get("/api/bookings/" + booking, who.token()).expect(OK);
        }
        return answer.json()
                .path("tickets")
                .valueStream()
                .map(ticket -> ticket.path("id").asString(""))
                .toList();
    }

    private void redeemTwice(String ticket) throws IOException, InterruptedException, DemoFailedException {
        String path = "/api/tickets/" + ticket + "/redeem";
        Answer first = client.post(path, null, null).expect(OK);
        screen.says("first:  let in (%s)", first.text("state"));
        Answer again = client.post(path, null, null).expectRefusal(CONFLICT, "ticket_already_redeemed");
        screen.says(
                "second: refused (%s), presented %d time before, last at %s",
                again.code(), again.json().path("timesPresentedBefore").asInt(0), again.text("lastPresentedAt"));
    }

    private void status(Person organizer, Offer evening) throws IOException, InterruptedException, DemoFailedException {
        Answer status = client.get("/api/events/" + evening.eventId() + "/status", organizer.token())
                .expect(OK);
        screen.says(
                "the organizer sees %d tickets, %d of them redeemed",
                status.json().path("ticketsTotal").asInt(0),
                status.json().path("ticketsRedeemed").asInt(0));
    }

    private static String money(JsonNode price) {
        return String.format(
                Locale.ROOT,
                "%.2f %s",
                price.path("amount").asLong(0) / CENTS,
                price.path("currency").asString(""));
    }
}
