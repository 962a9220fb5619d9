package dev.stagedoor.event.importing.format;

import dev.stagedoor.event.importing.ImportLimits;
import dev.stagedoor.event.importing.model.ImportRow;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads files of events. */
@Component
public class ImportFiles {
    private final RowReader reader;
    private final ImportLimits limits;
    private final JsonMapper json;

    ImportFiles(JsonMapper json, ImportLimits limits) {
        this.reader = new RowReader(json, new ConferenceRows(new PlaceZones()));
        this.limits = limits;
        this.json = json;
    }

    /** The kinds of files that can be read. */
    public enum Kind {
        JSON,
        CSV,
        CALENDAR
    }

    /** The rows of {@code file}, good and bad. Throws {@link BrokenFile} where it cannot be read as a whole. */
    public List<ImportRow> read(Kind kind, byte[] file) {
        FileFormat format = switch (kind) {
            case JSON -> new JsonFile(json);
            case CSV -> new CsvFile(json);
            case CALENDAR -> new CalendarFile(json);
        };
        List<JsonNode> rows = format.rows(file);
        if (rows.size() > limits.maxRows()) {
            throw BrokenFile.tooManyRows(limits.maxRows());
        }
        List<ImportRow> read = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            read.add(reader.read(i + 1, rows.get(i)));
        }
        return read;
    }
}
