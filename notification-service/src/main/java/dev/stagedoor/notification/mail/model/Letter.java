package dev.stagedoor.notification.mail.model;

/** A mail as its reader sees it, in the two forms that mail programs show. */
public record Letter(String subject, String text, String html) {}
