package dev.stagedoor.event.live;

import dev.stagedoor.event.catalogue.model.EventView;

/** Puts the seats of an event into the bytes that everybody who watches it is sent. */
@FunctionalInterface
public interface Wording {
    byte[] of(EventView view);
}
