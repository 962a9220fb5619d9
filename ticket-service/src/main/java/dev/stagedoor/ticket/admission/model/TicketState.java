package dev.stagedoor.ticket.admission.model;

/** Whether a ticket admits its bearer. */
public enum TicketState {
    /** It does. */
    OK,
    /** It did, once. */
    REDEEMED,
    /** It admits nobody: its seat was given back. */
    VOID
}
