package dev.stagedoor.event.importing;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.BelowTaken;
import dev.stagedoor.event.catalogue.model.EditOutcome.CancelledAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.Invalid;
import dev.stagedoor.event.catalogue.model.EditOutcome.NothingToSell;
import dev.stagedoor.event.catalogue.model.EditOutcome.OnSaleAlready;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.importing.ImportedEvents.Entry;
import dev.stagedoor.event.importing.ImportedEvents.Imported;
import dev.stagedoor.event.importing.model.Stored;
import dev.stagedoor.event.importing.model.WantedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for one wanted event, and what its rows are told.
 *
 * @param change of the catalogue
 * @param entry to be remembered
 */
record ChunkPlan(String key, Optional<EventChange> change, Optional<Entry> entry, Stored stored) {

    static ChunkPlan create(UUID organizerId, WantedEvent wanted, Supplier<UUID> ids, Instant now) {
        Event draft = EventChanges.create(organizerId, wanted.content(), ids, now);
        EditOutcome outcome = publishIfWanted(new Done(new EventView(draft, Availability.UNKNOWN)), wanted, now);
        return of(wanted, null, outcome);
    }

    static ChunkPlan change(EventView before, String digest, WantedEvent wanted, Supplier<UUID> ids, Instant now) {
        // An event that its organizer edited since is left alone until its row says something new.
        EditOutcome replaced =
                digest.equals(wanted.digest()) ? new Done(before) : EventChanges.replace(before, wanted.content(), ids);
        return of(wanted, before.event(), publishIfWanted(replaced, wanted, now));
    }

    private static EditOutcome publishIfWanted(EditOutcome outcome, WantedEvent wanted, Instant now) {
        return wanted.publish() && outcome instanceof Done(EventView view)
                ? EventChanges.publishEvenIfPast(view, now)
                : outcome;
    }

    private static ChunkPlan of(WantedEvent wanted, @Nullable Event before, EditOutcome outcome) {
        if (!(outcome instanceof Done(EventView view))) {
            return new ChunkPlan(wanted.key(), Optional.empty(), Optional.empty(), new Stored.Refused(errors(outcome)));
        }
        Event after = view.event();
        Entry entry = new Entry(wanted.key(), new Imported(after.id(), wanted.digest()));
        if (after.equals(before)) {
            return new ChunkPlan(wanted.key(), Optional.empty(), Optional.of(entry), new Stored.AsBefore(after.id()));
        }
        EventChange change = before == null ? EventChange.created(after) : EventChange.of(before, after);
        return new ChunkPlan(wanted.key(), Optional.of(change), Optional.of(entry), new Stored.Written(after.id()));
    }

    private static List<FieldError> errors(EditOutcome refusal) {
        return switch (refusal) {
            case Invalid(List<FieldError> errors) -> errors;
            case NothingToSell() ->
                List.of(new FieldError("ticketTypes", "must name at least one to publish the event"));
            case OnSaleAlready() ->
                List.of(new FieldError("ticketTypes", "must name all that the published event has"));
            case CancelledAlready() ->
                List.of(new FieldError("", "the event was cancelled; nothing of it can be changed"));
            case BelowTaken(String ticketType, int held, int sold) ->
                List.of(new FieldError(
                        "ticketTypes",
                        "\"%s\" cannot have fewer seats than are held and sold: %d held, %d sold"
                                .formatted(ticketType, held, sold)));
            default -> throw new IllegalStateException("no import leads to " + refusal);
        };
    }
}
