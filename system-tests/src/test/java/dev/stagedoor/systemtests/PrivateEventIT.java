package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who gets to a private event: as people and the gateway see it, over every service that has a say. */
class PrivateEventIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("enter this code where you are asked for it:\\s+(\\S+)");

    private final Platform platform = SharedPlatform.get();
    private final GatewayClient anybody = GatewayClient.of(platform.gateway());
    private final People people = new People(anybody);
    private final Person organizer = people.organizer();
    private final Show show = people.secretShow(organizer, 10);
    private final String event = "/api/events/" + show.eventId();

    @Test
    void letsOnlyTheInvitedBookIt() {
        Person stranger = people.attendee();
        // Beside the rest: it is answered as an unknown event is, after all the patience that one gets.
        CompletableFuture<Answer> uninvited =
                CompletableFuture.supplyAsync(() -> stranger.client().post("/api/bookings", show.bookingOf(1)));
        Person guest = people.attendee();
        guest.client().get(event).expect(404);
        String invitation = await().atMost(SOON)
                .until(
                        () -> invite(Map.of("usernames", List.of(guest.username()))),
                        entry -> entry.get("outcome").asString().equals("invited"))
                .get("id")
                .asString();

        guest.client().get(event).expect(200);
        String booking = "/api/bookings/"
                + guest.client()
                        .post("/api/bookings", show.bookingOf(1))
                        .expect(201)
                        .body()
                        .get("id")
                        .asString();
        organizer
                .client()
                .send("DELETE", "/api/invitations/" + invitation, BodyPublishers.noBody())
                .expect(204);
        guest.client().get(event).expect(404);
        JsonNode kept = guest.client().get(booking).expect(200).body();
        assertThat(kept.get("status").asString()).isEqualTo("confirmed");
        assertThat(uninvited.join().expect(404).body().get("code").asString()).isEqualTo("not_found");
        Books.mustBalance(platform);
    }

    @Test
    void givesAnInvitationToWhoConfirmsItsAddress() {
        Person guest = people.attendee();
        JsonNode invited = invite(Map.of("emails", List.of(guest.email())));
        assertThat(invited.get("outcome").asString()).isEqualTo("invited");
        guest.client().get(event).expect(404);

        Matcher token = TOKEN.matcher(SharedPlatform.mailTo(guest.email(), "/confirm-email"));
        assertThat(token.find()).isTrue();
        anybody.post("/api/auth/confirm-email", Map.of("token", token.group(1))).expect(204);

        await().atMost(SOON).until(() -> guest.client().get(event).status(), status -> status == 200);
        guest.client().post("/api/bookings", show.bookingOf(1)).expect(201);
    }

    private JsonNode invite(Map<String, Object> wanted) {
        return organizer
                .client()
                .post(event + "/invitations", wanted)
                .expect(200)
                .body()
                .at("/invitations/0");
    }
}
