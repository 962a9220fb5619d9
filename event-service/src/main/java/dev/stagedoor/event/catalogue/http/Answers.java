package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.BegunAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.BelowTaken;
import dev.stagedoor.event.catalogue.model.EditOutcome.CancelledAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.Invalid;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchEvent;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchTicketType;
import dev.stagedoor.event.catalogue.model.EditOutcome.NotYetPublished;
import dev.stagedoor.event.catalogue.model.EditOutcome.NotYours;
import dev.stagedoor.event.catalogue.model.EditOutcome.NothingToSell;
import dev.stagedoor.event.catalogue.model.EditOutcome.OnSaleAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.OverAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.Stale;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.catalogue.model.Precondition;
import dev.stagedoor.service.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a client is told of an outcome. */
public final class Answers {
    private Answers() {}

    /** The event after an edit; every refusal is a problem. */
    static EventView done(EditOutcome outcome) {
        return switch (outcome) {
            case Done(EventView view) -> view;
            case NoSuchEvent() -> throw Problem.notFound("event");
            case NoSuchTicketType() -> throw Problem.notFound("ticket type");
            case NotYours() -> throw Problem.forbidden("Only its organizer may change an event.");
            case Stale() ->
                throw Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        "The event has changed since you read it. Read it again and repeat your change.");
            case Invalid(List<FieldError> errors) -> throw invalid(errors);
            case BelowTaken taken -> throw belowTaken(taken);
            case OnSaleAlready() ->
                throw Problem.conflict(
                        "event_published",
                        "The event is published: neither it nor its ticket types can be deleted. Cancel it instead.");
            case CancelledAlready() ->
                throw Problem.conflict("event_cancelled", "The event was cancelled; nothing of it can be changed.");
            case NotYetPublished() ->
                throw Problem.conflict("event_draft", "A draft cannot be cancelled. Delete it instead.");
            case OverAlready() -> throw Problem.conflict("event_past", "The event is over and cannot be cancelled.");
            case NothingToSell() ->
                throw Problem.conflict("no_ticket_types", "Add a ticket type before you publish the event.");
            case BegunAlready() ->
                throw Problem.conflict("event_in_past", "Only an event that starts in the future can be published.");
        };
    }

    private static Problem belowTaken(BelowTaken taken) {
        return Problem.conflict(
                        "capacity_below_taken",
                        "\"%s\" cannot have fewer seats than are held and sold: %d held, %d sold."
                                .formatted(taken.ticketType(), taken.held(), taken.sold()))
                .with("held", taken.held())
                .with("sold", taken.sold())
                .with("minimum", taken.minimum());
    }

    /** The event with its entity tag. */
    static ResponseEntity<EventResponse> event(ResponseEntity.BodyBuilder answer, EventView view, Instant now) {
        return answer.eTag(EventETag.of(view, EventStatus.of(view, now))).body(EventResponse.of(view, now));
    }

    /** The checked value, or 422 with everything that is wrong. */
    public static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(T value) -> value;
            case Checked.Invalid<T>(List<FieldError> errors) -> throw invalid(errors);
        };
    }

    /** An absent {@code If-Match} leaves it open. */
    static Precondition optional(@Nullable String ifMatch) {
        Precondition precondition = EventETag.precondition(ifMatch);
        return precondition == null ? Precondition.NONE : precondition;
    }

    static Precondition required(@Nullable String ifMatch) {
        Precondition precondition = EventETag.precondition(ifMatch);
        if (precondition == null) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if_match_required",
                    "Send the ETag of the event that you read as If-Match.");
        }
        return precondition;
    }

    private static Problem invalid(List<FieldError> errors) {
        return Problem.invalid(errors.stream()
                .map(error -> new Problem.FieldError(error.field(), error.message()))
                .toList());
    }
}
