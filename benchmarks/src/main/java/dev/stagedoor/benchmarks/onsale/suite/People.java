package dev.stagedoor.benchmarks.onsale.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Signs people up, through the gateway as everybody. */
public final class People {
    /** Each costs the suite two Argon2 hashes; more at once only queue there. */
    private static final int AT_ONCE = 8;

    private final Gateway gateway;

    public People(Gateway gateway) {
        this.gateway = gateway;
    }

    /** A token of somebody who may publish events. */
    public String organizer() throws IOException, InterruptedException {
        return signUp("organizer", "organizer");
    }

    /** Tokens of so many people who may buy. */
    public List<String> buyers(int count) throws IOException, InterruptedException {
        List<String> tokens = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<String>> signingUp = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "buyer-" + i;
                signingUp.add(threads.submit(() -> signUp(name, "attendee")));
            }
            for (Future<String> buyer : signingUp) {
                tokens.add(buyer.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("not everybody could sign up", e);
        }
        return tokens;
    }

    private String signUp(String name, String role) throws IOException, InterruptedException {
        String password = UUID.randomUUID().toString();
        var _ = gateway.post(
                "/api/auth/register",
                "",
                Map.of("username", name, "email", name + "@example.org", "password", password, "role", role));
        return gateway.post("/api/auth/login", "", Map.of("username", name, "password", password))
                .path("accessToken")
                .asString("");
    }
}
