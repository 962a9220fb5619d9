package dev.stagedoor.chaos.crowd;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** Somebody with an account, who signs in again when the token has come to its end. */
public final class Person {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final Shop shop;
    private final String username;
    private final String password;
    private volatile String token = "";

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

    /** Signs in again; where nobody can, with the same token as before. */
    void renew() throws IOException, InterruptedException {
        var _ = login();
    }

    private Reply login() throws IOException, InterruptedException {
        Map<String, String> account = Map.of("username", username, "password", password);
        Reply login = Patience.untilServed(() -> shop.post("/api/auth/login", null, account));
        if (login.status() == OK) {
            token = login.text("accessToken");
        }
        return login;
    }

    public String token() {
        return token;
    }

    /** Deletes the account. */
    public void leave() throws IOException, InterruptedException {
        renew();
        var _ = shop.delete("/api/users/me", token);
    }

    @Override
    public String toString() {
        return username;
    }
}
