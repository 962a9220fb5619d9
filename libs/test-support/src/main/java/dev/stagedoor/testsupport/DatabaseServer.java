package dev.stagedoor.testsupport;

/** A PostgreSQL that makes databases for tests. */
interface DatabaseServer {
    Database create(String name);
}
