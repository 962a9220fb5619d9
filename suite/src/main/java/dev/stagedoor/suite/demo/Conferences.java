package dev.stagedoor.suite.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Real conferences of past years, moved into the coming one so that all of them are on sale. */
final class Conferences {
    private static final String RESOURCE = "/demo/conferences-2023-2025.json";
    private static final String START = "startDate";
    private static final String END = "endDate";

    /** The first begins this long from now: nobody buys a ticket for a conference that has begun. */
    private static final int FIRST_IN_DAYS = 14;
    /** And the last this long from now: within a year. */
    private static final int LAST_IN_DAYS = 364;

    private static final int PAID_PRICE = 29_900;
    private static final int PAID_CAPACITY = 200;
    private static final int FREE_CAPACITY = 50;

    private Conferences() {}

    /** All of them, each with ticket types, in the order of the file. */
    static List<ObjectNode> from(LocalDate today) throws IOException {
        List<ObjectNode> rows = read();
        LocalDate first = rows.stream()
                .map(row -> date(row, START))
                .min(LocalDate::compareTo)
                .orElse(today);
        LocalDate last = rows.stream()
                .map(row -> date(row, START))
                .max(LocalDate::compareTo)
                .orElse(today);
        for (ObjectNode row : rows) {
            LocalDate start = date(row, START);
            long days = date(row, END).toEpochDay() - start.toEpochDay();
            LocalDate moved = moved(start, first, last, today);
            row.put(START, moved.toString());
            row.put(END, moved.plusDays(days).toString());
            row.set("ticketTypes", ticketTypes());
        }
        return rows;
    }

    /**
     * Three years become one: the whole span is compressed, so that the order stays and no two conferences of one series
     * fall on the same days.
     */
    static LocalDate moved(LocalDate start, LocalDate first, LocalDate last, LocalDate today) {
        long span = Math.max(1, last.toEpochDay() - first.toEpochDay());
        long offset = (start.toEpochDay() - first.toEpochDay()) * (LAST_IN_DAYS - FIRST_IN_DAYS) / span;
        return today.plusDays(FIRST_IN_DAYS + offset);
    }

    private static List<ObjectNode> read() throws IOException {
        try (InputStream stream = Conferences.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IOException(RESOURCE + " is missing from the build");
            }
            List<ObjectNode> rows = new ArrayList<>();
            for (JsonNode row : Client.JSON.readTree(stream)) {
                rows.add((ObjectNode) row);
            }
            return rows;
        }
    }

    private static LocalDate date(JsonNode row, String field) {
        return LocalDate.parse(row.path(field).asString());
    }

    private static ArrayNode ticketTypes() {
        ArrayNode types = Client.JSON.createArrayNode();
        types.add(ticketType("Regular", PAID_PRICE, PAID_CAPACITY));
        types.add(ticketType("Community", 0, FREE_CAPACITY));
        return types;
    }

    static ObjectNode ticketType(String name, int price, int capacity) {
        ObjectNode type = Client.JSON.createObjectNode();
        type.put("name", name);
        type.putObject("price").put("amount", price).put("currency", "EUR");
        type.put("capacity", capacity);
        return type;
    }
}
