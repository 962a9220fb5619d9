package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.ticket.admission.model.TicketState;
import org.jspecify.annotations.Nullable;

/** The parameter {@code state}. */
final class TicketStates {
    private TicketStates() {}

    /** Null: all. */
    static @Nullable TicketState of(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "unredeemed", "ok" -> TicketState.OK;
            case "redeemed" -> TicketState.REDEEMED;
            case "void" -> TicketState.VOID;
            default -> throw Problem.invalid("state", "must be unredeemed, redeemed or void");
        };
    }

    static String text(TicketState state) {
        return switch (state) {
            case OK -> "unredeemed";
            case REDEEMED -> "redeemed";
            case VOID -> "void";
        };
    }
}
