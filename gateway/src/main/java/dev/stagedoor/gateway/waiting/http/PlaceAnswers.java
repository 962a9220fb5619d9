package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.waiting.Arrivals;
import dev.stagedoor.gateway.waiting.JoinRoom;
import dev.stagedoor.gateway.waiting.Passes;
import dev.stagedoor.gateway.waiting.Rooms;
import dev.stagedoor.gateway.waiting.http.PlaceResponse.State;
import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Standing;
import dev.stagedoor.gateway.waiting.model.Terms;
import dev.stagedoor.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What visitors are told of their place; everything else is a problem. */
@Component
final class PlaceAnswers {
    /** A gateway that starts hears of everything in seconds. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final Arrivals log;
    private final Passes passes;
    private final Clock clock;

    PlaceAnswers(Rooms rooms, Arrivals log, Passes passes, Clock clock) {
        this.rooms = rooms;
        this.log = log;
        this.passes = passes;
        this.clock = clock;
    }

    static Problem unavailable() {
        return Problem.unavailable("The waiting room is not available right now. Nobody loses a place.", SOON);
    }

    /** The room of an event; 503 before everything is read: a place that is not known yet is not one that there is not. */
    Room room(UUID eventId) {
        if (!log.isCaughtUp()) {
            throw unavailable();
        }
        return rooms.inForce(eventId, clock.instant())
                .orElseThrow(() -> rooms.areKnown() ? Problem.notFound("waiting room") : unavailable());
    }

    static Terms terms(Room room) {
        return room.terms().orElseThrow(() -> Problem.notFound("waiting room"));
    }

    Standing joined(JoinRoom.Outcome outcome) {
        return switch (outcome) {
            case JoinRoom.Outcome.Joined(Standing standing) -> standing;
            case JoinRoom.Outcome.NoSuchRoom() -> throw Problem.notFound("waiting room");
            case JoinRoom.Outcome.Unavailable() -> throw unavailable();
            case JoinRoom.Outcome.TooEarly(Instant from) ->
                throw Problem.conflict("too_early", "Come from " + from + " on.")
                        .with("joinableFrom", from);
        };
    }

    /**
     * Whose place is asked for.
     *
     * @param account who is signed in; null: nobody
     * @param pass shows a place without an access token; null: there is none
     */
    UUID holder(UUID eventId, @Nullable UUID account, @Nullable String pass) {
        if (pass != null) {
            return passes.placeHolder(pass, eventId, clock.instant())
                    .orElseThrow(() -> Problem.invalid("place", "is no place in this waiting room"));
        }
        if (account == null) {
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "unauthorized",
                    "Send the place that you were given as ?place=, or an access token.");
        }
        return account;
    }

    PlaceResponse place(Room room, UUID account, Standing standing) {
        return switch (standing) {
            case Standing.Absent() -> throw Problem.notFound("place of yours in this waiting room");
            case Standing.Gathered() ->
                answer(room, account, State.GATHERED, null, terms(room).opensAt(), null, null);
            case Standing.Waiting(long position, Instant from, Instant until) ->
                answer(room, account, State.WAITING, position, from, from, until);
            case Standing.Admitted(Instant from, Instant until) ->
                answer(room, account, State.ADMITTED, null, null, from, until);
            case Standing.Lapsed(Instant since) -> answer(room, account, State.LAPSED, null, null, null, since);
        };
    }

    private PlaceResponse answer(
            Room room,
            UUID account,
            State state,
            @Nullable Long position,
            @Nullable Instant next,
            @Nullable Instant from,
            @Nullable Instant until) {
        Terms terms = terms(room);
        UUID event = terms.eventId();
        return new PlaceResponse(
                event,
                state,
                position,
                next == null ? null : seconds(next),
                from,
                until,
                from == null || until == null ? null : passes.admission(event, account, from, until),
                passes.place(event, account, terms.closesAt()),
                room.seed().hash());
    }

    private long seconds(Instant next) {
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? 0 : left.plusMillis(999).toSeconds();
    }
}
