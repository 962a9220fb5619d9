package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.MessageType;

/**
 * A message of the tests.
 *
 * @param number its place in the order of its key
 */
@MessageType("stagedoor.test.counted.v1")
record Counted(int number, String note) {
    Counted(int number) {
        this(number, "");
    }
}
