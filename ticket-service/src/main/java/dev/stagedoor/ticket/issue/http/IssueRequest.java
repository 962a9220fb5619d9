package dev.stagedoor.ticket.issue.http;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.issue.IssueOrder;
import dev.stagedoor.ticket.issue.model.IssueRules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/events/{id}/tickets}.
 *
 * @param ticketTypeId may be left out where the event has one ticket type
 */
record IssueRequest(
        @NotNull(message = "is missing")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = IssueRules.MOST_AT_ONCE, message = "must be at most " + IssueRules.MOST_AT_ONCE)
        Integer quantity,

        @Nullable UUID ticketTypeId) {

    IssueOrder order(UUID event, UUID user, @Nullable String key) {
        return new IssueOrder(event, user, requireNonNull(quantity), ticketTypeId, key);
    }
}
