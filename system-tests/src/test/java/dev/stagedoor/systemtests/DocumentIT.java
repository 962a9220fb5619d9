package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.document.ApiOperation;
import dev.stagedoor.systemtests.document.BreakingChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the OpenAPI documents promise is what the running suite does, and it only ever grows. */
class DocumentIT {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Platform PLATFORM = Platform.shared();
    private static final GatewayClient ANYBODY = GatewayClient.of(PLATFORM.gatewayAddress());

    static Stream<String> services() {
        return ANYBODY.documents().byService().keySet().stream();
    }

    /** The committed document is the contract that clients were given. */
    @ParameterizedTest
    @MethodSource("services")
    void breaksNoClientOfTheCommittedDocument(String service) throws IOException {
        Path file = Path.of(System.getProperty("stagedoor.root"), "docs", "api", service + ".json");
        JsonNode current = withoutAddresses(ANYBODY.documents().of(service));
        if (Files.exists(file)) {
            assertThat(BreakingChanges.between(JSON.readTree(Files.readString(file)), current))
                    .isEmpty();
        }
        if (Boolean.getBoolean("document.write")) {
            Files.writeString(file, JSON.writeValueAsString(current) + "\n");
        }
        assertThat(JSON.readTree(Files.readString(file)))
                .as("additions are committed too: run this test with -Ddocument.write=true")
                .isEqualTo(current);
    }

    /** Every operation, by everybody, with everything missing or wrong: what comes back is documented. */
    @Test
    void answersNothingThatIsNotDocumented() {
        People people = new People(ANYBODY);
        People.Person organizer = people.organizer();
        Probes probes = new Probes(people.show(organizer, 5, 2500), organizer, people.organizer(), people.attendee());
        List<String> surprises = new ArrayList<>();
        for (ApiOperation operation : ANYBODY.documents().operations()) {
            probes.of(operation).forEach(probe -> surprise(operation, probe, probe.send(), surprises));
        }
        assertThat(surprises).isEmpty();
    }

    private static void surprise(ApiOperation operation, Probes.Probe probe, Answer answer, List<String> surprises) {
        if (!operation.answers(answer.status())) {
            surprises.add("undocumented: " + probe + " -> " + answer.status() + " " + answer.text());
        } else if (answer.status() >= 400 && !answer.isProblem()) {
            surprises.add("no problem document: " + probe + " -> " + answer.status() + " " + answer.text());
        } else if (answer.status() >= 500) {
            surprises.add("failed: " + probe + " -> " + answer.status() + " " + answer.text());
        } else if (!probe.hasToken() && operation.needsAToken() != (answer.status() == 401)) {
            surprises.add("security: " + probe + " -> " + answer.status());
        }
    }

    /** Every operation has a sentence, and each of its answers has one. */
    @Test
    void explainsEveryOperation() {
        assertThat(ANYBODY.documents().operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString(""))
                    .as("summary of " + operation)
                    .isNotBlank();
            operation
                    .node()
                    .path("responses")
                    .forEachEntry((status, response) -> assertThat(
                                    response.path("description").asString(""))
                            .as(operation + " " + status)
                            .isNotBlank());
        });
    }

    private static JsonNode withoutAddresses(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).without("servers");
    }
}
