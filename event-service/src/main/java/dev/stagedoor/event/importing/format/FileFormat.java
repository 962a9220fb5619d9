package dev.stagedoor.event.importing.format;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A kind of file. Each of its rows becomes a JSON object with the fields of an event, or of a conference. */
interface FileFormat {

    /** The rows, in order. Throws {@link BrokenFile} where there are none to be told apart. */
    List<JsonNode> rows(byte[] file);
}
