package dev.stagedoor.event.importing.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Comma-separated values with a header (RFC 4180, UTF-8). Columns are the fields of an event or of a conference, in any
 * case and order; {@code topics} are separated by semicolons; {@code cancelUntil}, {@code cancelFeePercent} and the
 * columns {@code ticketName, ticketPrice, ticketCurrency, ticketCapacity, ticketMaxPerBooking} stand for the nested parts
 * of the JSON form, so a CSV row has one ticket type at most. An empty cell is absent; unknown columns are passed over.
 */
final class CsvFile implements FileFormat {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final Pattern LINE = Pattern.compile("line[: ]+(\\d+)|lineNumber=(\\d+)");
    private static final List<String> TEXTS = List.of(
            "externalId",
            "name",
            "description",
            "category",
            "location",
            "url",
            "timezone",
            "startsAt",
            "endsAt",
            "visibility",
            "startDate",
            "endDate",
            "city",
            "country");

    private final JsonMapper json;

    CsvFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<JsonNode> rows(byte[] file) {
        try (CSVParser parser = FORMAT.parse(new StringReader(Utf8.decode(file)))) {
            Map<String, Integer> columns = new HashMap<>();
            List<JsonNode> rows = new ArrayList<>();
            for (CSVRecord cells : parser) {
                if (columns.isEmpty()) {
                    columns.putAll(header(cells));
                } else {
                    rows.add(row(columns, cells));
                }
            }
            if (columns.isEmpty()) {
                throw BrokenFile.at(1, "there is no header");
            }
            return rows;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            throw BrokenFile.at(lineOf(e), "a quoted value does not end, or goes on after its end");
        }
    }

    private static Map<String, Integer> header(CSVRecord cells) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw BrokenFile.at(1, "the header names the column \"" + name + "\" twice");
            }
        }
        boolean hasStart = columns.containsKey("startsat") || columns.containsKey("startdate");
        if (!columns.containsKey("name") || !hasStart) {
            throw BrokenFile.at(1, "the header must name the columns \"name\" and \"startsAt\" or \"startDate\"");
        }
        return columns;
    }

    private JsonNode row(Map<String, Integer> columns, CSVRecord cells) {
        ObjectNode row = json.createObjectNode();
        Map<String, String> values = new HashMap<>();
        columns.forEach((name, index) -> {
            if (index < cells.size() && !cells.get(index).isBlank()) {
                values.put(name, cells.get(index).strip());
            }
        });
        TEXTS.forEach(name -> put(row, name, values.get(name.toLowerCase(Locale.ROOT))));
        putFlag(row, "online", values.get("online"));
        putFlag(row, "publish", values.get("publish"));
        String topics = values.get("topics");
        if (topics != null) {
            ArrayNode list = row.putArray("topics");
            List.of(topics.split(";")).forEach(topic -> list.add(topic.strip()));
        }
        putCancellation(row, values);
        putTicketType(row, values);
        if (cells.size() > columns.size()) {
            // More cells than columns: a comma was not quoted, and everything behind it has moved.
            return json.getNodeFactory().stringNode("has more cells than the header has columns");
        }
        return row;
    }

    private static void putCancellation(ObjectNode row, Map<String, String> values) {
        if (values.containsKey("canceluntil") || values.containsKey("cancelfeepercent")) {
            ObjectNode cancellation = row.putObject("cancellation");
            put(cancellation, "until", values.get("canceluntil"));
            putNumber(cancellation, "feePercent", values.get("cancelfeepercent"));
        }
    }

    private static void putTicketType(ObjectNode row, Map<String, String> values) {
        if (values.containsKey("ticketname")) {
            ObjectNode type = row.putArray("ticketTypes").addObject();
            put(type, "name", values.get("ticketname"));
            ObjectNode price = type.putObject("price");
            putNumber(price, "amount", values.get("ticketprice"));
            put(price, "currency", values.get("ticketcurrency"));
            putNumber(type, "capacity", values.get("ticketcapacity"));
            putNumber(type, "maxPerBooking", values.get("ticketmaxperbooking"));
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** What is not a flag stays text, and is reported like a text in the JSON form. */
    private static void putFlag(ObjectNode node, String name, @Nullable String value) {
        if ("true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value)) {
            node.put(name, Boolean.parseBoolean(value));
        } else {
            put(node, name, value);
        }
    }

    private static void putNumber(ObjectNode node, String name, @Nullable String value) {
        try {
            node.put(name, value == null ? null : Long.valueOf(value));
        } catch (NumberFormatException _) {
            node.put(name, value);
        }
    }

    /** The parser says the line in its message only. */
    private static long lineOf(Exception e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? Long.parseLong(line.group().replaceAll("\\D", "")) : 1;
    }
}
