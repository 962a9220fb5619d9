package dev.stagedoor.messaging;

import dev.stagedoor.contracts.Topic;
import java.util.List;

/** Declares, as a bean, the topics that this service appends to; they are created at start where missing. */
public record Publishes(List<Topic> topics) {

    public static Publishes to(Topic... topics) {
        return new Publishes(List.of(topics));
    }
}
