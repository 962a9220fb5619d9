package dev.stagedoor.event.importing.format;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An array of objects. */
final class JsonFile implements FileFormat {
    private final JsonMapper json;

    JsonFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<JsonNode> rows(byte[] file) {
        JsonNode root = read(file);
        if (!root.isArray()) {
            throw BrokenFile.at(1, 1, "the file must be a JSON array of events");
        }
        List<JsonNode> rows = new ArrayList<>();
        root.forEach(rows::add);
        return rows;
    }

    private JsonNode read(byte[] file) {
        try {
            return json.readTree(file);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            long line = location == null ? 1 : location.getLineNr();
            long column = location == null ? 1 : location.getColumnNr();
            throw BrokenFile.at(Math.max(1, line), Math.max(1, column), "it is not valid JSON");
        }
    }
}
