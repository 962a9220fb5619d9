package dev.stagedoor.event.importing.format;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.event.catalogue.model.EventForm;
import dev.stagedoor.event.catalogue.model.EventForm.CancellationForm;
import dev.stagedoor.event.catalogue.model.EventRules;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.catalogue.model.TicketTypeForm;
import dev.stagedoor.event.importing.model.ImportRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row: the JSON form of an event, or of a conference. Says all that is wrong with it at once. */
final class RowReader {
    private static final int MAX_EXTERNAL_ID = 200;

    private final JsonMapper json;
    private final ConferenceRows conferences;

    RowReader(JsonMapper json, ConferenceRows conferences) {
        this.json = json;
        this.conferences = conferences;
    }

    ImportRow read(int number, JsonNode row) {
        if (!row.isObject()) {
            String message = row.isString() ? row.asString() : "must be an object";
            return failed(number, List.of(new FieldError("", message)));
        }
        boolean conference = row.has("startDate") && !row.has("startsAt");
        JsonFields fields = new JsonFields(json, row);
        EventForm form = conference ? conferences.form(fields) : eventForm(fields);
        String externalId = externalId(fields);
        Boolean publish = fields.read("publish", Boolean.class);
        Checked<EventContent> checked = EventRules.check(form);
        List<FieldError> ruleErrors = checked instanceof Checked.Invalid<EventContent>(var errors) ? errors : List.of();
        List<FieldError> all = join(
                fields.errors(),
                conference ? ruleErrors.stream().map(ConferenceRows::inItsTerms).toList() : ruleErrors);
        return all.isEmpty() ? new ImportRow(number, checked, externalId, publish) : failed(number, all);
    }

    private static ImportRow failed(int number, List<FieldError> errors) {
        return new ImportRow(number, new Checked.Invalid<>(errors), null, null);
    }

    /** A value that could not be read is no news to the rules, which take it for absent. */
    private static List<FieldError> join(List<FieldError> unreadable, List<FieldError> broken) {
        List<String> known = unreadable.stream().map(FieldError::field).toList();
        return Stream.concat(unreadable.stream(), broken.stream().filter(error -> !known.contains(error.field())))
                .toList();
    }

    private static @Nullable String externalId(JsonFields fields) {
        String value = fields.read("externalId", String.class);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_EXTERNAL_ID || value.codePoints().anyMatch(RowReader::isUnstorable)) {
            fields.wrong("externalId", "must be text of at most " + MAX_EXTERNAL_ID + " characters");
        }
        return value.strip();
    }

    private static boolean isUnstorable(int character) {
        return Character.isISOControl(character)
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static EventForm eventForm(JsonFields fields) {
        return new EventForm(
                fields.read("name", String.class),
                fields.read("description", String.class),
                fields.read("category", String.class),
                fields.read("location", String.class),
                fields.read("online", Boolean.class),
                fields.read("url", String.class),
                topics(fields),
                fields.read("timezone", String.class),
                fields.read("startsAt", String.class),
                fields.read("endsAt", String.class),
                fields.read("visibility", String.class),
                fields.read("cancellation", CancellationForm.class),
                ticketTypes(fields),
                null);
    }

    static @Nullable List<@Nullable String> topics(JsonFields fields) {
        return list(fields.read("topics", String[].class));
    }

    static @Nullable List<@Nullable TicketTypeForm> ticketTypes(JsonFields fields) {
        return list(fields.read("ticketTypes", TicketTypeForm[].class));
    }

    private static <T> @Nullable List<@Nullable T> list(@Nullable T @Nullable [] values) {
        if (values == null) {
            return null;
        }
        List<@Nullable T> list = new ArrayList<>();
        Collections.addAll(list, values);
        return list;
    }
}
