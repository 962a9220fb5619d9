package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.Probes.Probe;
import dev.stagedoor.systemtests.document.BreakingChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private static final int CLIENTS = 32;

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
        Queue<Probe> open = new ConcurrentLinkedQueue<>();
        ANYBODY.documents().operations().forEach(operation -> open.addAll(probes.of(operation)));
        // Several at once, as an operation may wait for what is never going to come.
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<String> surprises = People.run(clients, open.size(), () -> surprise(open.remove()));
        assertThat(surprises.stream().filter(surprise -> !surprise.isEmpty())).isEmpty();
    }

    private static String surprise(Probe probe) {
        Answer answer = probe.send();
        String what = probe + " -> " + answer.status() + " " + answer.text();
        if (!probe.operation().answers(answer.status())) {
            return "undocumented: " + what;
        }
        if (answer.status() >= 400 && !answer.isProblem()) {
            return "no problem document: " + what;
        }
        if (answer.status() >= 500 && answer.status() != 503) {
            return "failed: " + what;
        }
        boolean refused = answer.status() == 401;
        return probe.hasToken() || probe.operation().needsAToken() == refused ? "" : "security: " + what;
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
