package dev.stagedoor.service.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * The examples of a service's document: {@code openapi/common.yml} and {@code openapi/<service>.yml}, of which the
 * second is stronger. Sections: {@code fields} by name, {@code schemas} by schema and name, {@code parameters} by name,
 * and {@code operations} by operation, status (or {@code request}) and media type.
 */
final class Examples {
    private final Map<String, Object> content = new HashMap<>();

    private Examples() {}

    static Examples of(String service) {
        Examples examples = new Examples();
        for (String file : List.of("common", service)) {
            ClassPathResource resource = new ClassPathResource("openapi/" + file + ".yml");
            if (resource.exists()) {
                examples.add(resource);
            }
        }
        return examples;
    }

    private void add(ClassPathResource resource) {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(resource);
        Map<String, Object> read = Optional.ofNullable(yaml.getObject()).orElse(Map.of());
        read.forEach((section, entries) -> content.merge(section, entries, Examples::joined));
    }

    private static Object joined(Object weaker, Object stronger) {
        if (weaker instanceof Map<?, ?> some && stronger instanceof Map<?, ?> others) {
            Map<Object, Object> all = new HashMap<>(some);
            all.putAll(others);
            return all;
        }
        return stronger;
    }

    /** What the service is for. */
    Optional<String> description() {
        return Optional.ofNullable(content.get("description")).map(Object::toString);
    }

    /** Of a property of a schema. */
    Given property(String schema, String name) {
        Given own = given("schemas", schema, name);
        return own.isThere() ? own : given("fields", name);
    }

    Given parameter(String name) {
        return given("parameters", name);
    }

    /** Of an operation's body or answer: the whole of a text, or the members in which a document differs. */
    Given body(String operation, String statusOrRequest, String mediaType) {
        return given("operations", operation, statusOrRequest, mediaType);
    }

    private Given given(String... path) {
        Object found = content;
        for (String step : path) {
            if (!(found instanceof Map<?, ?> map) || !map.containsKey(step)) {
                return Given.NOTHING;
            }
            found = map.get(step);
        }
        return new Given(true, Optional.ofNullable(found));
    }

    /**
     * An example that is there or not.
     *
     * @param value empty: null
     */
    record Given(boolean isThere, Optional<Object> value) {
        static final Given NOTHING = new Given(false, Optional.empty());
    }
}
