package dev.stagedoor.systemtests.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ExampleRulesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String DOCUMENT = """
            {"paths": {"/shows": {"post": {
                "parameters": [
                  {"name": "at", "in": "query", "schema": {"type": "string"}, "example": "noon"},
                  {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}}],
                "requestBody": {"content": {"application/json": {
                  "schema": {"$ref": "#/components/schemas/Form"}, "example": {"name": "Late Show"}}}},
                "responses": {"201": {"content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/Show"},
                    "example": {"id": "01968f2c-7b1e-7c3a-9d52-4f6a8b0c1d2e", "at": null}},
                  "text/csv": {"schema": {"type": "string"}, "example": "id"},
                  "image/png": {"schema": {"type": "string"}}}},
                 "404": {"content": {"application/problem+json": {}}}}}}},
             "components": {"schemas": {
              "Form": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
              "Show": {"type": "object", "properties": {
                "id": {"type": "string", "format": "uuid"}, "at": {"type": ["string", "null"]}}}}}}""";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            , "example": "noon" | | post /shows parameter at has no example
            "schema": {"type": "string"}, "example": "noon" | "example": "noon" | post /shows parameter at has no schema
            "noon" | 12 | post /shows parameter at:
            , "example": {"name": "Late Show"} | | post /shows takes application/json without an example
            {"name": "Late Show"} | {"name": 5} | post /shows takes application/json: /name
            {"name": "Late Show"} | {} | post /shows takes application/json:
            01968f2c- | ? | post /shows answers 201 application/json: /id
            , "at": null | | post /shows answers 201 application/json without an example of at
            , "example": "id" | | post /shows answers 201 text/csv without an example
            """)
    void catchesAPlantedFault(String old, String replacement, String expected) {
        assertThat(DOCUMENT).contains(old);
        String changed = DOCUMENT.replaceFirst(
                Pattern.quote(old), Matcher.quoteReplacement(replacement == null ? "" : replacement));

        assertThat(ExampleRules.broken(JSON.readTree(changed)))
                .singleElement()
                .asString()
                .startsWith(expected);
    }

    @Test
    void findsNothingWhereEverythingIsShown() {
        assertThat(ExampleRules.broken(JSON.readTree(DOCUMENT))).isEmpty();
    }
}
