package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.MessageType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Between the records of the contracts and the CloudEvents types under which they travel. */
final class MessageTypes {
    /** The type of a record that has no data and erases its key from a compacted topic. */
    static final String ERASED = "stagedoor.erased.v1";

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            MessageType annotation = type.getAnnotation(MessageType.class);
            if (annotation == null) {
                throw new IllegalArgumentException(type.getName() + " has no @MessageType, so it cannot be a message");
            }
            return annotation.value();
        }
    };

    private MessageTypes() {}

    static String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    static <T> Map<String, Class<? extends T>> byName(Collection<Class<? extends T>> types) {
        Map<String, Class<? extends T>> byName = new HashMap<>();
        for (Class<? extends T> type : types) {
            Class<? extends T> other = byName.put(nameOf(type), type);
            if (other != null) {
                throw new IllegalArgumentException(
                        type.getName() + " and " + other.getName() + " are both " + nameOf(type));
            }
        }
        return Map.copyOf(byName);
    }
}
