package dev.stagedoor.embedded;

/**
 * One more way into the broker. Clients that come in by it are told to come back to {@code advertisedPort}, so whatever
 * listens there sees all that they say.
 *
 * @param name capital letters, digits and underscores; no two alike
 * @param port where the broker listens, on 127.0.0.1
 * @param advertisedPort where its clients go, on 127.0.0.1
 */
public record KafkaDoor(String name, int port, int advertisedPort) {}
