package dev.stagedoor.event.live;

import dev.stagedoor.event.catalogue.model.EventView;
import org.jspecify.annotations.Nullable;

/**
 * What all who watch an event are told. The same instance comes again where there is nothing new.
 *
 * @param view null: there is no such event
 * @param bytes shared by all, so never to be changed
 */
public record Told(@Nullable EventView view, byte[] bytes) {
    static final Told NOTHING = new Told(null, new byte[0]);
}
