package dev.stagedoor.chaos.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Somebody with an account, who signs in again when the token has come to its end. */
public final class Person {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    /** Who sign up side by side: hashing a password keeps a core busy. */
    private static final int AT_ONCE = 8;

    private final Shop shop;
    private final String username;
    private final String password;
    private volatile String token = "";
    private String refreshToken = "";

    private Person(Shop shop, String username, String password) {
        this.shop = shop;
        this.username = username;
        this.password = password;
    }

    /**
     * Makes an account.
     *
     * @param role {@code attendee} or {@code organizer}
     */
    public static Person register(Shop shop, String role) throws IOException, InterruptedException {
        String username = "chaos-" + UUID.randomUUID().toString().substring(0, 13);
        // Never written down: nobody needs it after this run.
        String password = UUID.randomUUID().toString();
        String email = username + "@example.org";
        Map<String, String> account = Map.of("username", username, "email", email, "password", password, "role", role);
        Reply answer = Patience.untilServed(() -> shop.post("/api/auth/register", null, account));
        if (answer.status() != CONFLICT) {
            // A conflict: it was made by a request whose answer got lost.
            answer.expect(CREATED);
        }
        Person person = new Person(shop, username, password);
        person.login().expect(OK);
        return person;
    }

    /** Makes accounts of so many attendees. */
    public static List<Person> attendees(Shop shop, int count) throws InterruptedException {
        try (ExecutorService queue = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Person>> signUps = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                signUps.add(queue.submit(() -> register(shop, "attendee")));
            }
            List<Person> people = new ArrayList<>();
            for (Future<Person> signUp : signUps) {
                people.add(signUp.get());
            }
            return people;
        } catch (ExecutionException e) {
            throw new IllegalStateException("somebody could not sign up", e.getCause());
        }
    }

    /**
     * Takes a fresh token; where there is none to be had, goes on with the same as before. Without the password where that
     * will do: thousands whose tokens end together would else hash for minutes.
     */
    synchronized void renew() throws IOException, InterruptedException {
        if (signIn("/api/auth/refresh", Map.of("refreshToken", refreshToken)).status() != OK) {
            var _ = login();
        }
    }

    private synchronized Reply login() throws IOException, InterruptedException {
        return signIn("/api/auth/login", Map.of("username", username, "password", password));
    }

    private Reply signIn(String path, Map<String, String> proof) throws IOException, InterruptedException {
        Reply answer = Patience.untilServed(() -> shop.post(path, null, proof));
        if (answer.status() == OK) {
            token = answer.text("accessToken");
            refreshToken = answer.text("refreshToken");
        }
        return answer;
    }

    public String token() {
        return token;
    }

    /** Deletes the account, which wants a sign-in of a moment ago. */
    public void leave() throws IOException, InterruptedException {
        var _ = login();
        var _ = shop.delete("/api/users/me", token);
    }

    @Override
    public String toString() {
        return username;
    }
}
