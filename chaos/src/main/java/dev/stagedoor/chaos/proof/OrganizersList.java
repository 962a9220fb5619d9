package dev.stagedoor.chaos.proof;

import dev.stagedoor.chaos.crowd.Organizer;
import dev.stagedoor.chaos.crowd.Reply;
import dev.stagedoor.chaos.crowd.Shop;
import dev.stagedoor.chaos.crowd.Show;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The suite itself, asked by the organizer over HTTP. */
public final class OrganizersList implements Witness {
    private static final int OK = 200;
    private static final int LIMIT = 100;

    private final Shop shop;
    private final Organizer organizer;

    public OrganizersList(Shop shop, Organizer organizer) {
        this.shop = shop;
        this.organizer = organizer;
    }

    @Override
    public Map<UUID, Sold> sold(Show show) throws IOException, InterruptedException {
        Map<UUID, Sold> bookings = new HashMap<>();
        int page = 1;
        JsonNode answer = page(show, page);
        while (!answer.path("items").isEmpty()) {
            answer.path("items")
                    .forEach(booking ->
                            bookings.put(UUID.fromString(booking.path("id").asString("")), sold(booking)));
            page++;
            answer = page(show, page);
        }
        return bookings;
    }

    private JsonNode page(Show show, int page) throws IOException, InterruptedException {
        String path = "/api/events/%s/bookings?limit=%d&page=%d".formatted(show.eventId(), LIMIT, page);
        Reply reply = shop.get(path, organizer.person().token());
        if (reply.status() != OK) {
            throw new IOException(reply.toString());
        }
        return reply.body();
    }

    private static Sold sold(JsonNode booking) {
        int seats = booking.path("items")
                .valueStream()
                .mapToInt(item -> item.path("quantity").asInt(0))
                .sum();
        int tickets = (int) booking.path("tickets")
                .valueStream()
                .filter(ticket -> !ticket.path("state").asString("").equals("void"))
                .count();
        return new Sold(booking.path("status").asString(""), seats, tickets);
    }

    @Override
    public String toString() {
        return "the organizer's list";
    }
}
