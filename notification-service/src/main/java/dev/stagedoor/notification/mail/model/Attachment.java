package dev.stagedoor.notification.mail.model;

/**
 * A file that a mail brings along.
 *
 * @param csv its text: comma-separated values
 */
public record Attachment(String fileName, String csv) {}
