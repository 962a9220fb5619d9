package dev.stagedoor.systemtests.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class BreakingChangesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String DOCUMENT = """
            {"paths": {"/shows": {
              "get": {"security": [], "parameters": [
                  {"name": "page", "in": "query", "required": false, "schema": {"type": "integer"}},
                  {"name": "order", "in": "query", "schema": {"type": "string", "enum": ["asc", "desc"]}}],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}},
              "post": {"security": [{"bearer": []}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Form"}}}},
                "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Show"}}}}}}}},
             "components": {"schemas": {
              "Form": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "seats": {"type": "integer"}}},
              "Show": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "more": {"$ref": "#/components/schemas/Page"}}},
              "Page": {"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Show"}}}}}}}""";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "/shows" | "/events" | GET /shows is gone
            "security": [] | "security": [{"bearer": []}] | GET /shows needs a token now
            "required": false | "required": true | GET /shows requires the parameter page
            "name": "order" | "name": "direction" | GET /shows parameter order is gone
            {"type": "integer"}} | {"type": "string"}} | GET /shows parameter page is "string" and was "integer"
            ["asc", "desc"] | ["asc"] | GET /shows parameter order takes fewer values
            "201": | "200": | POST /shows 201 is gone
            "required": ["name"] | "required": ["name", "seats"] | POST /shows body requires seats
            "requestBody": { | "requestBody": {"required": true, | POST /shows requires a body
            "seats": {"type": "integer"} | "places": {"type": "integer"} | POST /shows body.seats is gone
            "id": {"type": "string"} | "id": {"type": "integer"} | POST /shows 201.id is "integer" and was "string"
            "id": {"type": "string"} | "id": {"type": ["string", "null"]} | POST /shows 201.id is ["string","null"] and was "string"
            "more": {"$ref": "#/components/schemas/Page"} | "more": {"anyOf": [{"$ref": "#/components/schemas/Page"}, {"type": "null"}]} | POST /shows 201.more is ["object","null"] and was "object"
            "required": ["id"], | | GET /shows 200.items[].id may be absent
            "items": {"type": "array" | "entries": {"type": "array" | GET /shows 200.items is gone
            "application/json": {"schema": {"$ref": "#/components/schemas/Page"}} | "text/csv": {} | GET /shows 200 comes no longer as application/json
            """)
    void catchesAPlantedChange(String old, String replacement, String expected) {
        assertThat(DOCUMENT).contains(old);
        String changed = DOCUMENT.replaceFirst(
                Pattern.quote(old), Matcher.quoteReplacement(replacement == null ? "" : replacement));

        assertThat(BreakingChanges.between(JSON.readTree(DOCUMENT), JSON.readTree(changed)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "id": {"type": "string"}, | "id": {"type": "string"}, "name": {"type": "string"},
            "seats": {"type": "integer"} | "seats": {"type": ["integer", "null"]}
            ["asc", "desc"] | ["asc", "desc", "none"]
            "required": ["name"], |
            "200": | "404": {}, "200":
            """)
    void letsAdditionsPass(String old, String replacement) {
        assertThat(DOCUMENT).contains(old);
        String changed = DOCUMENT.replace(old, replacement == null ? "" : replacement);

        assertThat(BreakingChanges.between(JSON.readTree(DOCUMENT), JSON.readTree(changed)))
                .isEmpty();
    }

    @Test
    void letsAnAnswerSayThatItIsJson() {
        String vague = DOCUMENT.replace("application/json", "*/*");

        assertThat(BreakingChanges.between(JSON.readTree(vague), JSON.readTree(DOCUMENT)))
                .containsOnly("POST /shows takes no */* any more");
    }

    @Test
    void findsNothingBetweenEquals() {
        assertThat(BreakingChanges.between(JSON.readTree(DOCUMENT), JSON.readTree(DOCUMENT)))
                .isEmpty();
    }
}
