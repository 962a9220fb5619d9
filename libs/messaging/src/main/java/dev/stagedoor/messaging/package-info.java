/**
 * Messages that are sent if and only if the state they tell of was committed (outbox), and that take effect once
 * (inbox). The whole public API is this package; {@code docs/guarantees.md} lists its promises.
 */
@NullMarked
package dev.stagedoor.messaging;

import org.jspecify.annotations.NullMarked;
