package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.Probes.Probe;
import dev.stagedoor.systemtests.document.ApiDocuments;
import dev.stagedoor.systemtests.document.BreakingChanges;
import dev.stagedoor.systemtests.document.DocumentedAnswers;
import dev.stagedoor.systemtests.document.ExampleRules;
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

    private static final Platform PLATFORM = SharedPlatform.get();
    private static final GatewayClient ANYBODY = GatewayClient.of(PLATFORM.gateway());

    private static final ApiDocuments DOCUMENTS = ANYBODY.documents();
    private static final DocumentedAnswers ANSWERS = new DocumentedAnswers(DOCUMENTS);

    /** What the one refusal says that is not of the body: it names users, and they are not there. */
    private static final String NOBODY = "must be the id or the name of a user";

    static Stream<String> services() {
        return DOCUMENTS.byService().keySet().stream();
    }

    /** The committed document is the contract that clients were given. */
    @ParameterizedTest
    @MethodSource("services")
    void breaksNoClientOfTheCommittedDocument(String service) throws IOException {
        Path file = Path.of(System.getProperty("stagedoor.root"), "docs", "api", service + ".json");
        JsonNode current = withoutAddresses(DOCUMENTS.of(service));
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
        DOCUMENTS.operations().forEach(operation -> open.addAll(probes.of(operation)));
        // Several at once, as an operation may wait for what is never going to come.
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<String> surprises = People.run(clients, open.size(), () -> surprise(open.remove()));
        assertThat(surprises.stream().filter(surprise -> !surprise.isEmpty())).isEmpty();
    }

    /** What is shown is what can be sent: with ids of nothing, but nothing wrong with the body. */
    @Test
    void takesTheBodiesThatItShows() {
        People people = new People(ANYBODY);
        Probes probes = new Probes(people.show(people.organizer(), 5, 2500), people.organizer(), people.attendee());
        List<Probe> bodies = DOCUMENTS.operations().stream()
                .flatMap(operation -> ExampleRules.ofRequest(operation).entrySet().stream()
                        .flatMap(shown -> probes.of(operation, shown.getKey(), shown.getValue()).stream()))
                .toList();
        Queue<Probe> open = new ConcurrentLinkedQueue<>(bodies);
        List<String> refused = People.run(Executors.newFixedThreadPool(CLIENTS), open.size(), () -> {
            Probe probe = open.remove();
            Answer answer = probe.send();
            return isOfItsBody(answer) ? probe + " -> " + answer.text() : "";
        });
        assertThat(bodies).hasSizeGreaterThan(20);
        assertThat(refused.stream().filter(each -> !each.isEmpty())).isEmpty();
    }

    private static boolean isOfItsBody(Answer answer) {
        if (answer.body().path("failed").asInt(0) > 0) {
            return true;
        }
        boolean namesNobody = answer.text().contains(NOBODY);
        return List.of(400, 413, 415).contains(answer.status()) || (answer.status() == 422 && !namesNobody);
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
        List<String> violations =
                ANSWERS.violations(probe.operation(), answer.status(), answer.contentType(), answer.body());
        if (!violations.isEmpty()) {
            return "not as its schema says: " + what + " " + violations;
        }
        boolean refused = answer.status() == 401;
        return probe.hasToken() || probe.operation().needsAToken() == refused ? "" : "security: " + what;
    }

    /** Every operation has a sentence, and each of its answers has one. */
    @Test
    void explainsEveryOperation() {
        assertThat(DOCUMENTS.operations()).allSatisfy(operation -> {
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

    @ParameterizedTest
    @MethodSource("services")
    void showsAnExampleOfEverything(String service) {
        assertThat(ExampleRules.broken(DOCUMENTS.of(service))).isEmpty();
    }

    /** Generators of clients make methods of the ids, and chapters of the tags. */
    @Test
    void namesOperationsOnceInTheWholeSuite() {
        assertThat(DOCUMENTS.operations())
                .extracting(operation -> operation.node().path("operationId").asString(""))
                .allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)+"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("services")
    void describesItselfAndItsTags(String service) {
        JsonNode document = DOCUMENTS.of(service);
        assertThat(List.of("title", "version", "description", "license")).allMatch(document.path("info")::hasNonNull);
        List<String> described = document.path("tags")
                .valueStream()
                .filter(tag -> tag.hasNonNull("description"))
                .map(tag -> tag.path("name").asString())
                .toList();
        assertThat(document.path("paths").valueStream().flatMap(JsonNode::valueStream))
                .allMatch(operation ->
                        operation.path("tags").valueStream().allMatch(tag -> described.contains(tag.asString())));
    }

    private static JsonNode withoutAddresses(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).without("servers");
    }
}
