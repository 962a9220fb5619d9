package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.model.Delivery;
import dev.stagedoor.notification.mail.model.DueMail;
import reactor.core.publisher.Mono;

/** The server that mails are handed to. */
public interface MailServer {
    /** Opens a connection. Errors with {@link Unavailable} when the server cannot be reached or lets nobody in. */
    Mono<Connection> connect();

    /** A connection that takes one mail after the other. */
    interface Connection {
        /**
         * Hands over one mail. Errors with {@link Unavailable} when the server refuses us whatever the mail.
         */
        Mono<Delivery> deliver(DueMail mail);

        /** Hangs up; never errors. */
        Mono<Void> close();
    }

    /** The server is out. That says nothing of any mail. */
    final class Unavailable extends RuntimeException {
        public Unavailable(Throwable cause) {
            super(cause);
        }
    }
}
