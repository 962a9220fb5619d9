package dev.stagedoor.event.importing.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a place that is given by city and country only: that of the state, province or city where the country
 * has several and the list knows it, else the country's main one, else UTC.
 */
final class PlaceZones {
    private static final String LIST = "/dev/stagedoor/event/importing/place-zones.csv";
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int COLUMNS = 3;

    private final Map<Place, ZoneId> zones = new HashMap<>();

    private record Place(String country, String part) {}

    PlaceZones() {
        try (InputStream list = Objects.requireNonNull(PlaceZones.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] columns = line.split(",", COLUMNS);
                zones.put(new Place(columns[0], columns[1]), ZoneId.of(columns[2]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ZoneId of(@Nullable String city, @Nullable String country) {
        if (country == null) {
            return UTC;
        }
        // "Sandusky, OH" ends with its state.
        String part =
                city == null ? "" : city.substring(city.lastIndexOf(',') + 1).strip();
        ZoneId ofPart = zones.get(new Place(country, part));
        return ofPart != null ? ofPart : zones.getOrDefault(new Place(country, ""), UTC);
    }
}
