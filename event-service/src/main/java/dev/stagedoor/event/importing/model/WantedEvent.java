package dev.stagedoor.event.importing.model;

import dev.stagedoor.event.catalogue.model.EventContent;

/**
 * An event that a file wants to be there.
 *
 * @param key what it is recognised by; see {@link ImportKey}
 * @param digest equal for equal content
 */
public record WantedEvent(String key, String digest, EventContent content, boolean publish) {}
