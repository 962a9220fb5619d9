package dev.stagedoor.systemtests;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import dev.stagedoor.systemtests.document.ApiOperation;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests that try an operation: by nobody, by the wrong person, about nothing, with nonsense. */
final class Probes {
    private static final String NONSENSE =
            "?page=0&limit=101&sortBy=%00&order=up&from=x&to=y&minPrice=-1&available=2&kind=z&status=z&state=z&size=-1&month=0";

    /** Whatever comes, but no stream where there is a document. */
    private static final String ACCEPT = "application/json, application/problem+json, */*;q=0.1";

    /** Above every limit for a JSON body, and below the import's. */
    private static final int TOO_MANY_BYTES = 300_000;

    private final GatewayClient anybody = GatewayClient.of(SharedPlatform.get().gateway());
    private final Show show;
    private final List<Person> people;

    Probes(Show show, Person... people) {
        this.show = show;
        this.people = List.of(people);
    }

    /** One request. */
    record Probe(
            ApiOperation operation,
            GatewayClient client,
            boolean hasToken,
            String path,
            byte[] body,
            List<String> headers) {
        Answer send() {
            return client.send(
                    operation.method(), path, BodyPublishers.ofByteArray(body), headers.toArray(String[]::new));
        }

        @Override
        public String toString() {
            return operation.method() + " " + path + " " + headers + (hasToken ? " with a token, " : " ") + body.length
                    + " bytes";
        }
    }

    List<Probe> of(ApiOperation operation) {
        List<Probe> probes = new ArrayList<>();
        String unknown =
                path(operation, UUID.randomUUID().toString(), UUID.randomUUID().toString());
        String real =
                path(operation, show.eventId().toString(), show.ticketTypeId().toString());
        String malformed = path(operation, "no-id%20at%20all", "%F0%9F%8E%AD");
        probes.add(probe(operation, null, unknown, "{}", "application/json"));
        for (Person person : people) {
            probes.add(probe(operation, person, unknown, "{}", "application/json"));
            probes.add(probe(operation, person, malformed, "{}", "application/json"));
            probes.add(probe(operation, person, unknown + NONSENSE, "{}", "application/json"));
        }
        Person stranger = people.get(1);
        probes.add(probe(operation, stranger, real, "{}", "application/json"));
        if (operation.takesABody()) {
            probes.add(probe(operation, stranger, unknown, "", "application/json"));
            probes.add(probe(operation, stranger, unknown, "[1", "application/json"));
            probes.add(probe(operation, stranger, unknown, "[{\"a\":1}]", "application/json"));
            probes.add(probe(operation, stranger, unknown, "a,b", "application/x-www-form-urlencoded"));
            probes.add(
                    probe(operation, stranger, unknown, "\"" + "x".repeat(TOO_MANY_BYTES) + "\"", "application/json"));
        }
        return probes;
    }

    /** A body that should be right, about nothing that there is. */
    List<Probe> of(ApiOperation operation, String type, String body) {
        String unknown =
                path(operation, UUID.randomUUID().toString(), UUID.randomUUID().toString());
        return people.stream()
                .map(person -> probe(operation, person, unknown, body, type))
                .toList();
    }

    private Probe probe(ApiOperation operation, @Nullable Person who, String path, String body, String contentType) {
        List<String> headers =
                List.of("Content-Type", contentType, "Accept", ACCEPT, "If-Match", "\"0\"", "Prefer", "wait=1");
        GatewayClient client = who == null ? anybody : who.client();
        byte[] bytes = operation.takesABody() ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
        return new Probe(operation, client, who != null, path, bytes, headers);
    }

    private static String path(ApiOperation operation, String first, String others) {
        String path = operation.path();
        boolean isFirst = true;
        for (String variable : operation.variables()) {
            path = path.replace("{" + variable + "}", isFirst ? first : others);
            isFirst = false;
        }
        return path;
    }
}
