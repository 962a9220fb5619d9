package dev.stagedoor.notification.mail.model;

/** What became of one mail at the server. */
public sealed interface Delivery {
    /** The server took it and answers for it now. */
    record Accepted() implements Delivery {}

    /** The server will never take it. {@code reason} is a code without personal data, such as {@code smtp_550}. */
    record Refused(String reason) implements Delivery {}

    /** The server does not take it now, and may later. {@code reason} as above, such as {@code smtp_451}. */
    record PutOff(String reason) implements Delivery {}

    /** The connection broke, so nobody knows. The mail is sent again, under the same {@code Message-ID}. */
    record Unknown() implements Delivery {}
}
