package dev.stagedoor.chaos.crowd;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts shows on sale, and takes them off again. */
public final class Organizer {
    private static final int CREATED = 201;
    private static final int OK = 200;

    /** From publishing until it can be bought: a few messages between three services. */
    private static final Duration ON_SALE = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Shop shop;
    private final Person person;
    private final Clock clock;
    private final List<Show> shows = new ArrayList<>();

    public Organizer(Shop shop, Clock clock) throws IOException, InterruptedException {
        this.shop = shop;
        this.person = Person.register(shop, "organizer");
        this.clock = clock;
    }

    /** A published event; returns when it can be bought. */
    public Show open(String name, int capacity, long price) throws IOException, InterruptedException {
        person.renew();
        Reply event = Patience.untilServed(() -> shop.post("/api/events", person.token(), event(name, capacity, price)))
                .expect(CREATED);
        UUID id = UUID.fromString(event.text("id"));
        // Whether it worked shows in its seats: the answer may get lost.
        var _ = Patience.untilServed(() -> shop.post("/api/events/" + id + "/publish", person.token(), Map.of()));
        Show show = new Show(
                id,
                UUID.fromString(
                        event.body().path("ticketTypes").path(0).path("id").asString("")),
                capacity,
                price);
        shows.add(show);
        awaitSale(show);
        return show;
    }

    private void awaitSale(Show show) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ON_SALE.toNanos();
        while (!isOnSale(show)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("event " + show.eventId() + " is not on sale after " + ON_SALE);
            }
            Thread.sleep(LOOK);
        }
    }

    /** The catalogue knows its seats, and so do those who sell them: what they have not heard of yet is not found. */
    private boolean isOnSale(Show show) throws IOException, InterruptedException {
        String event = "/api/events/" + show.eventId();
        return Patience.untilServed(() -> shop.get(event, null))
                                .body()
                                .path("quantityAvailable")
                                .asInt(0)
                        == show.capacity()
                && Patience.untilServed(() -> shop.get(event + "/bookings", person.token()))
                                .status()
                        == OK;
    }

    private Map<String, Object> event(String name, int capacity, long price) {
        var start = clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.HOURS);
        return Map.of(
                "name", name,
                "timezone", "Europe/Oslo",
                "startsAt", start.toString(),
                "endsAt", start.plus(Duration.ofHours(2)).toString(),
                "visibility", "public",
                "cancellation", Map.of("until", "PT48H", "feePercent", 10),
                "ticketTypes",
                        List.of(Map.of(
                                "name",
                                "Regular",
                                "price",
                                Map.of("amount", price, "currency", "EUR"),
                                "capacity",
                                capacity)));
    }

    public Person person() {
        return person;
    }

    /** Cancels every show, so that nothing of this run stays on sale. */
    public void closeAll() throws IOException, InterruptedException {
        person.renew();
        for (Show show : shows) {
            shop.post("/api/events/" + show.eventId() + "/cancel", person.token(), Map.of("reason", "It was a test"))
                    .expect(OK);
        }
    }
}
