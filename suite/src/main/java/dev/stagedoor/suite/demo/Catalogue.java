package dev.stagedoor.suite.demo;

import dev.stagedoor.suite.demo.Accounts.Person;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the organizer does. */
final class Catalogue {
    static final String PAID = "Regular";
    static final String FREE = "Community";

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** Rows of one import request: small enough for the size limit of a body, and for a bar that moves. */
    private static final int ROWS_AT_ONCE = 100;

    /** From publishing until the seats exist and can be booked: a few messages between three services. */
    private static final Duration ON_SALE = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int EVENING_CAPACITY = 40;
    private static final int EVENING_PRICE = 4_500;
    private static final int DAYS_AHEAD = 30;
    private static final int HOURS_LONG = 3;

    private final Screen screen;
    private final Client client;
    private final Person organizer;

    Catalogue(Screen screen, Client client, Person organizer) {
        this.screen = screen;
        this.client = client;
        this.organizer = organizer;
    }

    /**
     * Something that can be booked.
     *
     * @param paidType id of the ticket type that costs something; empty if there is none
     * @param freeType id of the one that does not
     */
    record Offer(String eventId, String name, String paidType, String freeType) {}

    void importConferences(List<ObjectNode> rows) throws IOException, InterruptedException, DemoFailedException {
        screen.step("%,d real conferences are imported and go on sale".formatted(rows.size()));
        Counts first = importAll(rows);
        screen.says("%,d imported, %,d unchanged, %,d failed", first.imported(), first.unchanged(), first.failed());
        if (first.imported() != rows.size()) {
            throw new DemoFailedException("every conference should be imported");
        }
        screen.step("The same file once more, as somebody will who is not sure");
        Counts second = importAll(rows);
        screen.says("%,d imported, %,d unchanged, %,d failed", second.imported(), second.unchanged(), second.failed());
        if (second.unchanged() != rows.size()) {
            throw new DemoFailedException("every conference should be unchanged");
        }
    }

    private record Counts(int imported, int unchanged, int failed) {}

    private Counts importAll(List<ObjectNode> rows) throws IOException, InterruptedException, DemoFailedException {
        int imported = 0;
        int unchanged = 0;
        int failed = 0;
        try (Screen.Counter counter = screen.counter("conferences", rows.size())) {
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                List<ObjectNode> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
                Answer answer = client.post("/api/events/import?publish=true", organizer.token(), some)
                        .expect(OK);
                imported += answer.json().path("imported").asInt(0);
                unchanged += answer.json().path("unchanged").asInt(0);
                failed += answer.json().path("failed").asInt(0);
                counter.count(some.size());
            }
        }
        return new Counts(imported, unchanged, failed);
    }

    /** An event whose bookings can be cancelled until two days before, for a tenth of the price. */
    Offer publishEvening(Instant now) throws IOException, InterruptedException, DemoFailedException {
        ObjectNode event = event("Stagedoor Demo Night", now);
        event.putObject("cancellation").put("until", "PT48H").put("feePercent", 10);
        ArrayNode types = event.putArray("ticketTypes");
        types.add(Conferences.ticketType(PAID, EVENING_PRICE, EVENING_CAPACITY));
        types.add(Conferences.ticketType(FREE, 0, EVENING_CAPACITY));
        return publish(event);
    }

    /** An event of which few tickets are left. */
    Offer publishLastTickets(Instant now, int tickets) throws IOException, InterruptedException, DemoFailedException {
        ObjectNode event = event("Stagedoor Closing Night", now);
        event.putArray("ticketTypes").add(Conferences.ticketType(FREE, 0, tickets));
        return publish(event);
    }

    private static ObjectNode event(String name, Instant now) {
        Instant start = now.plus(Duration.ofDays(DAYS_AHEAD)).truncatedTo(ChronoUnit.HOURS);
        ObjectNode event = Client.JSON.createObjectNode();
        event.put("name", name);
        event.put("description", "An evening that exists in this demo only.");
        event.put("category", "theatre");
        event.put("location", "Oslo, Norway");
        event.put("online", false);
        event.put("timezone", "Europe/Oslo");
        event.put("startsAt", start.toString());
        event.put("endsAt", start.plus(Duration.ofHours(HOURS_LONG)).toString());
        event.put("visibility", "public");
        return event;
    }

    private Offer publish(ObjectNode event) throws IOException, InterruptedException, DemoFailedException {
        String id = client.post("/api/events", organizer.token(), event)
                .expect(CREATED)
                .text("id");
        client.post("/api/events/" + id + "/publish", organizer.token(), null).expect(OK);
        Offer offer = awaitSale(id);
        screen.says("\"%s\" is on sale", offer.name());
        return offer;
    }

    /** One of the imported conferences, found as an attendee would. */
    Offer findConference() throws IOException, InterruptedException, DemoFailedException {
        Answer list = client.get("/api/events?search=java&available=true&sortBy=startsAt&order=asc&limit=5", null)
                .expect(OK);
        JsonNode items = list.json().path("items");
        if (items.isEmpty()) {
            throw list.unexpected("some conference should be found");
        }
        screen.says(
                "%,d events match \"java\"; the next of them:",
                list.json().path("total").asInt(0));
        items.forEach(item -> screen.says(
                "  %s  %s, %s",
                item.path("startsAt").asString("").split("T", 2)[0],
                item.path("name").asString(""),
                item.path("location").asString("online")));
        return awaitSale(items.path(0).path("id").asString(""));
    }

    private Offer awaitSale(String id) throws IOException, InterruptedException, DemoFailedException {
        long deadline = System.nanoTime() + ON_SALE.toNanos();
        Answer event = client.get("/api/events/" + id, null).expect(OK);
        while (event.json().path("quantityAvailable").asInt(0) == 0) {
            if (System.nanoTime() > deadline) {
                throw event.unexpected("it should be on sale within " + ON_SALE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN);
            event = client.get("/api/events/" + id, null).expect(OK);
        }
        return new Offer(id, event.text("name"), type(event.json(), PAID), type(event.json(), FREE));
    }

    private static String type(JsonNode event, String name) {
        for (JsonNode type : event.path("ticketTypes")) {
            if (type.path("name").asString("").equals(name)) {
                return type.path("id").asString("");
            }
        }
        return "";
    }
}
