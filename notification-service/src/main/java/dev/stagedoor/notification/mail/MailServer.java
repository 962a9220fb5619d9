package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.model.Delivery;
import dev.stagedoor.notification.mail.model.DueMail;
import java.util.List;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** The server that mails are handed to. */
public interface MailServer {
    /** Opens a connection. Errors with {@link Unavailable} when the server cannot be reached or lets nobody in. */
    Mono<Connection> connect();

    /** A connection that takes one mail after the other. */
    interface Connection {
        /**
         * Hands over mails, and emits what became of those that were tried: the first ones, up to the one of which nobody knows
         * or after which {@code enough} was true. Errors with {@link Unavailable} when the server refuses us whatever the mail;
         * if it does so later than at the first mail, those before it are emitted instead.
         */
        Mono<List<Tried>> deliver(List<DueMail> mails, BooleanSupplier enough);

        /** Hangs up; never errors. */
        Mono<Void> close();
    }

    /** A mail and what became of it. */
    record Tried(DueMail mail, Delivery delivery) {}

    /** The server is out. That says nothing of any mail. */
    final class Unavailable extends RuntimeException {
        public Unavailable(Throwable cause) {
            super(cause);
        }
    }
}
