package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may read an event as it was a moment ago, and who may not. What another replica commits is written by hand here. */
class RecentEventsIT extends EventServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void showsItsOrganizerTheNewestAndEverybodyElseWithinAMoment() {
        UUID event = published(10);
        assertThat(nameFor(stranger, event)).isEqualTo("Gala");

        change(event, "name = 'Concert', revision = revision + 1");

        assertThat(nameFor(organizer, event)).isEqualTo("Concert");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(nameFor(stranger, event)).isEqualTo("Concert"));
    }

    @Test
    void showsAnEventFromTheMomentItIsPublished() {
        UUID event = post("/api/events", event("Gala", type("Floor", 10)))
                .expect(201)
                .id();
        read(event, stranger).expect(404);
        assertThat(nameFor(organizer, event)).isEqualTo("Gala");

        change(event, "published_at = created_at, revision = revision + 1");

        assertThat(nameFor(stranger, event)).isEqualTo("Gala");
    }

    @Test
    void showsWhatThisReplicaChangedAtOnce() {
        UUID event = published(10);
        Answer read = read(event, stranger).expect(200);

        put("/api/events/" + event, event("Concert", type("Floor", 10)), Objects.requireNonNull(read.etag()))
                .expect(200);

        assertThat(nameFor(stranger, event)).isEqualTo("Concert");
    }

    private void change(UUID event, String columns) {
        assertThat(database.sql("UPDATE events SET " + columns + " WHERE id = :id")
                        .bind("id", event)
                        .fetch()
                        .rowsUpdated()
                        .block())
                .isEqualTo(1);
    }

    private Answer read(UUID event, UUID who) {
        return call("GET", "/api/events/" + event, who, null, Map.of());
    }

    private String nameFor(UUID who, UUID event) {
        return read(event, who).expect(200).body().at("/name").asString();
    }
}
