package dev.stagedoor.ticket.issue.model;

import java.util.UUID;

/** Whether tickets may be issued. */
public sealed interface Verdict {

    /** Of this type. */
    record Allowed(UUID ticketTypeId) implements Verdict {}

    /** They may not. */
    sealed interface Refusal extends Verdict {}

    /** Somebody else organizes the event. */
    record NotYours() implements Refusal {}

    /** Somebody else organizes the event, and only they may know of it. */
    record NotToBeKnown() implements Refusal {}

    /** The event was called off. */
    record EventCancelled() implements Refusal {}

    /** The event has no ticket type. */
    record NoTicketType() implements Refusal {}

    /** The event has several ticket types, and none was named. */
    record WhichTicketType() implements Refusal {}

    /** The event has no such ticket type. */
    record UnknownTicketType() implements Refusal {}

    /** The type would have more than {@link IssueRules#MOST_OF_A_TYPE}. */
    record TooMany() implements Refusal {}
}
