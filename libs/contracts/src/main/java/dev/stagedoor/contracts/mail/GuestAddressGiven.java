package dev.stagedoor.contracts.mail;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/**
 * A guest without an account wants mail about a booking of theirs.
 *
 * @param guestId stands for the user in the booking's messages
 */
@MessageType("stagedoor.mail.guest-address-given.v1")
public record GuestAddressGiven(UUID guestId, UUID bookingId, String email) implements PrivateMail {}
