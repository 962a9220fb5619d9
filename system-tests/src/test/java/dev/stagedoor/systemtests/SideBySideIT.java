package dev.stagedoor.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of booking-service and two of ticket-service behind one gateway. While people buy, one of each is lost: the
 * first is killed, the other stands still until the rest has taken its place, and then goes on as if nothing had been.
 */
class SideBySideIT {
    private static final int SHOWS = 12;
    private static final int TICKETS = 10;
    private static final int BUYERS = 15 * SHOWS;
    private static final int LISTENERS_OF_ONE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What the answers of an outage ask for. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Platform platform = Platform.shared();
    private final People people = new People(GatewayClient.of(platform.gatewayAddress()));

    /** A buyer, what is wanted, and the key under which it is asked for again and again. */
    private record Wish(GatewayClient client, Show show, String key) {

        Answer book() {
            return client.post("/api/bookings", show.bookingOf(1), "Idempotency-Key", key, "Prefer", "wait=10");
        }
    }

    @Test
    void sellEverySeatOnceThoughOneOfEachIsLostMeanwhile() throws Exception {
        ServiceProcess booking = platform.replicaOf("booking");
        ServiceProcess ticket = platform.replicaOf("ticket");
        try (booking;
                ticket;
                RoundRobin bookings =
                        new RoundRobin(List.of(platform.port("booking-service"), platform.port("booking-service-2")));
                ServiceProcess gateway = platform.gatewayTo(Map.of("booking", bookings.address()))) {
            for (ServiceProcess process : List.of(booking, ticket, gateway)) {
                process.start();
                process.awaitReady();
            }
            Person organizer = people.organizer();
            List<Show> shows = IntStream.range(0, SHOWS)
                    .mapToObj(_ -> people.show(organizer, TICKETS, 0))
                    .toList();
            await().atMost(PATIENCE).until(() -> listeners() > LISTENERS_OF_ONE);

            List<Answer> answers = sell(shows, ticket);

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(SHOWS * TICKETS);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer ->
                            assertThat(answer.body().path("code").asString("")).isEqualTo("seats_unavailable"));
            Books.mustBalance(platform);
        }
    }

    /** Listeners of ticket-service that have partitions of the bookings; more than one process has, if both decide. */
    private long listeners() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.kafka()))) {
            var groups = admin.describeConsumerGroups(List.of("ticket-service"))
                    .all()
                    .get();
            return requireNonNull(groups.get("ticket-service")).members().stream()
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .anyMatch(partition -> partition.topic().equals(Topics.BOOKINGS.name())))
                    .count();
        }
    }

    private List<Answer> sell(List<Show> shows, ServiceProcess zombie) throws Exception {
        GatewayClient gateway = GatewayClient.of(URI.create("http://localhost:" + platform.port("gateway-2")));
        ConcurrentLinkedQueue<Wish> wishes = new ConcurrentLinkedQueue<>(wishes(shows, gateway));
        CountDownLatch someAnswered = new CountDownLatch(BUYERS / 4);
        Thread fate = Thread.ofVirtual().start(() -> loseOneOfEach(someAnswered, zombie));
        List<Answer> answers = People.together(BUYERS, () -> {
            Wish wish = wishes.remove();
            var unused = wish.book();
            someAnswered.countDown();
            return await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(RETRY)
                    .until(wish::book, answer -> answer.status() == 201 || answer.status() == 409);
        });
        fate.join();
        return answers;
    }

    private List<Wish> wishes(List<Show> shows, GatewayClient gateway) {
        List<Wish> wishes = new ArrayList<>();
        for (Person person : people.attendees(BUYERS)) {
            Show show = shows.get(wishes.size() % SHOWS);
            wishes.add(new Wish(
                    person.client().through(gateway), show, UUID.randomUUID().toString()));
        }
        return wishes;
    }

    private void loseOneOfEach(CountDownLatch moment, ServiceProcess zombie) {
        try {
            moment.await();
            zombie.pause();
            ServiceProcess booking = platform.serviceNamed("booking-service");
            booking.kill();
            await().atMost(PATIENCE).until(() -> listeners() <= LISTENERS_OF_ONE);
            zombie.goOn();
            booking.start();
            booking.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
