package dev.stagedoor.service.security;

/** What an account may do. */
public enum Role {
    ATTENDEE,
    ORGANIZER
}
