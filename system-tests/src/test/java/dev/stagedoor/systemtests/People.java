package dev.stagedoor.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Registers organizers and buyers, and makes events for them. */
final class People {
    static final String PASSWORD = "correct horse battery";

    private static final Duration AROUND = Duration.ofSeconds(30);
    private static final int SIGN_UPS_AT_ONCE = 4;
    private static final List<Person> CROWD = new ArrayList<>();

    private final GatewayClient anybody;

    /** Somebody who signed in. */
    record Person(UUID id, String username, GatewayClient client) {
        String email() {
            return username + "@example.org";
        }
    }

    /** A published event with one ticket type. */
    record Show(UUID eventId, UUID ticketTypeId) {
        Map<String, Object> bookingOf(int quantity) {
            return Map.of(
                    "eventId", eventId, "items", List.of(Map.of("ticketTypeId", ticketTypeId, "quantity", quantity)));
        }
    }

    People(GatewayClient anybody) {
        this.anybody = anybody;
    }

    Person organizer() {
        return register("organizer");
    }

    Person attendee() {
        return register("attendee");
    }

    /**
     * People who buy; the same ones each time, as an account costs two password hashes. They sign up a few at a time: a
     * crowd at the sign-up is another test, and on a busy machine its end would be the gateway's time limit.
     */
    List<Person> attendees(int count) {
        synchronized (CROWD) {
            CROWD.addAll(run(Executors.newFixedThreadPool(SIGN_UPS_AT_ONCE), count - CROWD.size(), this::attendee));
            return List.copyOf(CROWD.subList(0, count));
        }
    }

    private Person register(String role) {
        String username = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var user = anybody.post(
                        "/api/auth/register",
                        Map.of(
                                "username",
                                username,
                                "email",
                                username + "@example.org",
                                "password",
                                PASSWORD,
                                "role",
                                role))
                .expect(201)
                .body();
        String token = anybody.post("/api/auth/login", Map.of("username", username, "password", PASSWORD))
                .expect(200)
                .body()
                .get("accessToken")
                .asString();
        return new Person(UUID.fromString(user.get("id").asString()), username, anybody.withToken(token));
    }

    /**
     * An event of {@code organizer} that starts in 30 days, on sale with {@code capacity} seats at {@code price} cents;
     * known to booking-service.
     */
    Show show(Person organizer, int capacity, long price) {
        return show(organizer, capacity, price, "public");
    }

    /** The same, free of charge and for those who are invited. */
    Show secretShow(Person organizer, int capacity) {
        return show(organizer, capacity, 0, "private");
    }

    private static Show show(Person organizer, int capacity, long price, String visibility) {
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        var event = organizer
                .client()
                .post(
                        "/api/events",
                        Map.of(
                                "name",
                                "Late Show",
                                "timezone",
                                "Europe/Oslo",
                                "startsAt",
                                start.toString(),
                                "endsAt",
                                start.plus(2, ChronoUnit.HOURS).toString(),
                                "visibility",
                                visibility,
                                "cancellation",
                                Map.of("until", "PT48H", "feePercent", 10),
                                "ticketTypes",
                                List.of(Map.of(
                                        "name",
                                        "Regular",
                                        "price",
                                        Map.of("amount", price, "currency", "EUR"),
                                        "capacity",
                                        capacity))))
                .expect(201)
                .body();
        String id = event.get("id").asString();
        organizer.client().post("/api/events/" + id + "/publish", Map.of()).expect(200);
        // Six cold services on two cores: an event that was just published may take its time to get around.
        await().atMost(AROUND)
                .until(() -> organizer
                                .client()
                                .get("/api/events/" + id + "/bookings")
                                .status()
                        == 200);
        return new Show(
                UUID.fromString(id),
                UUID.fromString(event.get("ticketTypes").get(0).get("id").asString()));
    }

    /** Runs {@code task} {@code count} times at once and returns the results. */
    static <T> List<T> together(int count, Callable<T> task) {
        return run(Executors.newVirtualThreadPerTaskExecutor(), count, task);
    }

    /** Runs {@code task} {@code count} times on {@code executor}, and ends that. */
    static <T> List<T> run(ExecutorService executor, int count, Callable<T> task) {
        try (ExecutorService threads = executor) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + count + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
