package dev.stagedoor.event.importing.model;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.EventContent;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param number from 1; a header does not count
 * @param content the event it describes, or all that is wrong with it
 * @param externalId what its source calls the event; null: it does not say
 * @param publish whether the event is to be published; null: it does not say
 */
public record ImportRow(
        int number,
        Checked<EventContent> content,
        @Nullable String externalId,
        @Nullable Boolean publish) {}
