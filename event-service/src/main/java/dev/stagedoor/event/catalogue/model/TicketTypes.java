package dev.stagedoor.event.catalogue.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** How the ticket types of one event fit together: names differ, all prices are in one currency. */
final class TicketTypes {
    private TicketTypes() {}

    /** What is wrong among types that are each right. */
    static List<FieldError> clashes(List<TicketTypeContent> types) {
        return clashes(types, TicketTypeContent::name, type -> type.price().currency());
    }

    /** The same for types of an event. */
    static List<FieldError> clashesOf(List<TicketType> types) {
        return clashes(types, TicketType::name, type -> type.price().currency());
    }

    private static <T> List<FieldError> clashes(List<T> types, Function<T, String> name, Function<T, String> currency) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < types.size(); i++) {
            String path = "ticketTypes[" + i + "]";
            if (!names.add(folded(name.apply(types.get(i))))) {
                errors.add(new FieldError(path + ".name", "must differ from the other ticket types of the event"));
            }
            if (!currency.apply(types.get(i)).equals(currency.apply(types.getFirst()))) {
                errors.add(
                        new FieldError(path + ".price.currency", "must be the same for all ticket types of the event"));
            }
        }
        return errors;
    }

    /**
     * The types an event has when {@code wanted} replaces {@code current}: by id, else by name, else new. Invalid where
     * an id is none of the event's, or meant twice.
     */
    static Checked<List<TicketType>> replace(
            List<TicketType> current, List<TicketTypeContent> wanted, Supplier<UUID> ids) {
        List<FieldError> errors = new ArrayList<>();
        List<TicketType> result = new ArrayList<>();
        Set<UUID> taken = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            TicketTypeContent content = wanted.get(i);
            UUID given = content.id();
            Optional<TicketType> meant = given == null ? sameName(current, content) : byId(current, given);
            if (given != null && meant.isEmpty()) {
                errors.add(new FieldError("ticketTypes[" + i + "].id", "is not a ticket type of this event"));
                continue;
            }
            TicketType type = meant.map(content::over).orElseGet(() -> content.as(ids.get()));
            if (!taken.add(type.id())) {
                errors.add(new FieldError("ticketTypes[" + i + "]", "means a ticket type that is given already"));
            }
            result.add(type);
        }
        return errors.isEmpty() ? new Checked.Valid<>(List.copyOf(result)) : new Checked.Invalid<>(errors);
    }

    private static Optional<TicketType> byId(List<TicketType> types, UUID id) {
        return types.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    private static Optional<TicketType> sameName(List<TicketType> current, TicketTypeContent content) {
        return current.stream()
                .filter(type -> folded(type.name()).equals(folded(content.name())))
                .findFirst();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
