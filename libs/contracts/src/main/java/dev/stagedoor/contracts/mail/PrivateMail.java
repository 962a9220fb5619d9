package dev.stagedoor.contracts.mail;

/** A mail to send, or what is needed to send one: addresses of people without an account, tokens that work once. */
public sealed interface PrivateMail
        permits AddressConfirmationRequested, PasswordResetRequested, InvitationCreated, GuestAddressGiven {}
