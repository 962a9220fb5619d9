package dev.stagedoor.notification.mail.model;

import org.jspecify.annotations.Nullable;

/** A mail as its reader sees it, in the two forms that mail programs show, and the file it brings along, if any. */
public record Letter(
        String subject, String text, String html, @Nullable Attachment attachment) {}
