package dev.stagedoor.service.id;

import java.util.UUID;

/** Makes ids. A bean, so that tests can fix them. */
public interface IdSource {

    /** A UUID of version 7: it sorts by time, which keeps index inserts together. For everything but tickets. */
    UUID next();

    /** A UUID of version 4 from a cryptographic source: nobody can guess it. For tickets and other secrets. */
    UUID secret();
}
