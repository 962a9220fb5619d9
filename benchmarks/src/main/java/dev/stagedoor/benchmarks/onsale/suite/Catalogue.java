package dev.stagedoor.benchmarks.onsale.suite;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Puts events on sale. */
public final class Catalogue {
    /** From publishing until the seats exist: a few messages between three services. */
    private static final Duration ON_SALE = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Gateway gateway;
    private final String organizer;
    private final Clock clock;

    /**
     * @param organizer a token
     */
    public Catalogue(Gateway gateway, String organizer, Clock clock) {
        this.gateway = gateway;
        this.organizer = organizer;
        this.clock = clock;
    }

    /** An event of its own with so many free tickets of one type; returns when they can be bought. */
    public Offer offer(int tickets) throws IOException, InterruptedException {
        String id = gateway.post("/api/events", organizer, event(tickets))
                .path("id")
                .asString("");
        var _ = gateway.post("/api/events/" + id + "/publish", organizer, Map.of());
        long deadline = System.nanoTime() + ON_SALE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode event = gateway.get("/api/events/" + id);
            if (event.path("quantityAvailable").asInt(0) == tickets) {
                return new Offer(
                        id, event.path("ticketTypes").path(0).path("id").asString(""));
            }
            Thread.sleep(BETWEEN);
        }
        throw new IOException("event " + id + " is not on sale after " + ON_SALE.toSeconds() + " s");
    }

    private Map<String, Object> event(int tickets) {
        var start = clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.HOURS);
        Map<String, Object> price = Map.of("amount", 0, "currency", "EUR");
        return Map.of(
                "name", "On sale now",
                "category", "music",
                "location", "Oslo, Norway",
                "online", false,
                "timezone", "Europe/Oslo",
                "startsAt", start.toString(),
                "endsAt", start.plus(Duration.ofHours(3)).toString(),
                "visibility", "public",
                "ticketTypes", List.of(Map.of("name", "Free", "price", price, "capacity", tickets)));
    }
}
