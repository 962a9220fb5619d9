package dev.stagedoor.event.listing.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.event.listing.model.EventQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions that all have to hold: constants and named parameters only, and the values of those. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    @CanIgnoreReturnValue
    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    @CanIgnoreReturnValue
    Conditions and(String condition, String parameter, Object value) {
        return value(parameter, value).and(condition);
    }

    @CanIgnoreReturnValue
    Conditions value(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    @CanIgnoreReturnValue
    Conditions startingWithin(EventQuery query) {
        if (query.from() != null) {
            and("starts_at >= :from", "from", query.from());
        }
        if (query.before() != null) {
            and("starts_at < :before", "before", query.before());
        }
        return this;
    }

    /** A copy to which more can be added. */
    Conditions copy() {
        Conditions copy = new Conditions();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        return copy;
    }

    /** The same for the planner's eyes, but no index answers any of them. */
    Conditions withoutIndexes() {
        Conditions tested = new Conditions();
        conditions.forEach(condition -> tested.conditions.add("(" + condition + ") IS TRUE"));
        tested.values.putAll(values);
        return tested;
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
