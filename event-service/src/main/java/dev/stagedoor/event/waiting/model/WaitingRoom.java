package dev.stagedoor.event.waiting.model;

import java.util.UUID;

/** The waiting room of an event. */
public record WaitingRoom(UUID eventId, String eventName, Terms terms) {}
