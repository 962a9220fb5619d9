package dev.stagedoor.suite.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People of the demo: new ones each time, so that it can be run again on the same data. */
final class Accounts {
    /** Each account costs two Argon2 hashes on the server; more at once only queue there. */
    private static final int AT_ONCE = 8;

    private static final int RUN_CHARS = 6;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Client client;
    private final String run = UUID.randomUUID().toString().substring(0, RUN_CHARS);

    Accounts(Client client) {
        this.client = client;
    }

    /**
     * Somebody who is signed in.
     *
     * @param token a bearer token
     */
    record Person(String id, String username, String email, String token) {}

    Person organizer() throws IOException, InterruptedException, DemoFailedException {
        return register("organizer", "organizer");
    }

    Person attendee(String name) throws IOException, InterruptedException, DemoFailedException {
        return register(name, "attendee");
    }

    /** Many attendees, a few at a time. */
    List<Person> attendees(String name, int count, Screen.Counter counter)
            throws IOException, InterruptedException, DemoFailedException {
        List<Person> people = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Person>> futures = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                String each = name + i;
                futures.add(threads.submit(() -> attendee(each)));
            }
            for (Future<Person> future : futures) {
                people.add(result(future));
                counter.count(1);
            }
        }
        return people;
    }

    private static Person result(Future<Person> future) throws InterruptedException, DemoFailedException, IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DemoFailedException failed -> throw failed;
                case IOException io -> throw io;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private Person register(String name, String role) throws IOException, InterruptedException, DemoFailedException {
        String username = "%s-%s".formatted(name, run);
        String email = username + "@example.org";
        // Never used again: the demo keeps nobody's password.
        String password = UUID.randomUUID().toString();
        Answer user = client.post(
                        "/api/auth/register",
                        null,
                        Map.of("username", username, "email", email, "password", password, "role", role))
                .expect(CREATED);
        Answer login = client.post("/api/auth/login", null, Map.of("username", username, "password", password))
                .expect(OK);
        return new Person(user.text("id"), username, email, login.text("accessToken"));
    }
}
