package dev.stagedoor.service.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the generator does not know of the records that we answer: all fields are there, and those that are
 * {@link Nullable} may be null. Records that are sent to us say for themselves what they need. Two records of one name in
 * one document would be one schema: that is an error.
 */
final class RecordSchemas implements ModelConverter {
    private static final Pattern SENT = Pattern.compile(".*(Request|Requests|Form)");
    private static final Pattern SERVICE = Pattern.compile("((?:\\w+\\.){3}).*");

    private final Map<String, JavaType> named = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json31.mapper().constructType(type.getType());
        if (resolved != null && java.getRawClass().isRecord()) {
            Schema<?> schema = definition(resolved, context, java);
            if (schema != null && schema.getProperties() != null && !isSent(java.getRawClass())) {
                answered(schema, java.getRawClass());
            }
        }
        return resolved;
    }

    private @Nullable Schema<?> definition(Schema<?> resolved, ModelConverterContext context, JavaType java) {
        if (resolved.get$ref() == null) {
            return resolved;
        }
        String name = resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1);
        String service = SERVICE.matcher(java.getRawClass().getName()).replaceFirst("$1");
        JavaType other = named.putIfAbsent(service + name, java);
        if (other != null && !other.equals(java)) {
            throw new IllegalStateException(
                    "Both %s and %s would be the schema %s: name one by @Schema".formatted(java, other, name));
        }
        return context.getDefinedModels().get(name);
    }

    /** By our names for bodies; what belongs to one is declared in it. */
    private static boolean isSent(Class<?> type) {
        for (@Nullable Class<?> each = type; each != null; each = each.getDeclaringClass()) {
            if (SENT.matcher(each.getSimpleName()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static void answered(Schema<?> schema, Class<?> type) {
        boolean nullsAreLeftOut = type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Schema<?> property = schema.getProperties().get(name);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                schema.getProperties().remove(name);
                schema.setAdditionalProperties(true);
            } else if (property != null && !(nullable && nullsAreLeftOut)) {
                schema.addRequiredItem(name);
                if (nullable) {
                    schema.addProperty(name, nullable(property));
                }
            }
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().typesItem("null")));
        }
        return property.getAnyOf() == null ? property.typesItem("null") : property;
    }
}
