package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.SagaEvent;
import dev.stagedoor.messaging.IncomingMessage;
import java.util.UUID;

/** Something that a message says has happened to a booking. */
public record Occurrence(UUID bookingId, SagaEvent event, IncomingMessage<?> cause) {}
