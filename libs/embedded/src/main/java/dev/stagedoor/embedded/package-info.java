/**
 * Real PostgreSQL and a real Kafka broker started from the Maven repository: nothing to install, no container engine.
 *
 * <p>The one-command suite keeps their data in a folder; tests use a temporary one. Both listen on 127.0.0.1 only and
 * both are durable: what was committed or acknowledged survives {@code kill -9} of this process and a power cut (as far
 * as the disk keeps its own promises).
 */
@NullMarked
package dev.stagedoor.embedded;

import org.jspecify.annotations.NullMarked;
