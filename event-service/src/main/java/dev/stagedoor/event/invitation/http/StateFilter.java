package dev.stagedoor.event.invitation.http;

import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the query parameter {@code state}. */
final class StateFilter {
    private StateFilter() {}

    /** Null: any. */
    static @Nullable InvitationState read(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "pending" -> InvitationState.PENDING;
            case "accepted" -> InvitationState.ACCEPTED;
            case "declined" -> InvitationState.DECLINED;
            default -> throw Problem.invalid("state", "must be pending, accepted or declined");
        };
    }
}
