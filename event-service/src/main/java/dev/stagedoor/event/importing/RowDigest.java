package dev.stagedoor.event.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.TicketTypeContent;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fingerprint of what a row says. Those of earlier versions are stored: a field that events gain later must leave it
 * as it was where the field is absent, or every row would count as changed and undo what was edited by hand.
 */
final class RowDigest {
    private final JsonMapper json;

    RowDigest(JsonMapper json) {
        this.json = json.rebuild()
                .addMixIn(TicketTypeContent.class, LaterFields.class)
                .build();
    }

    String of(EventContent content) {
        return DigestUtils.sha256Hex(json.writeValueAsBytes(content));
    }

    /** What ticket types could not have at first. */
    interface LaterFields {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Slot slot();
    }
}
