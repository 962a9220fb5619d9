package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.MessageType;

/** Another message of the tests, which nobody follows. */
@MessageType("stagedoor.test.renamed.v1")
record Renamed(String name) {}
