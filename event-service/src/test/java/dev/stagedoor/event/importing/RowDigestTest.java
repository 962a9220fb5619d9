package dev.stagedoor.event.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.Money;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.TicketTypeContent;
import dev.stagedoor.event.catalogue.model.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RowDigestTest {
    private static final Instant START = Instant.parse("2030-05-17T17:30:00Z");

    /** What the first version stored the fingerprint of. */
    private static final String FIRST_VERSION = """
            {"details":{"name":"Gala","description":null,"category":null,"location":null,"online":false,"url":null,\
            "topics":[],"timezone":"UTC","startsAt":"2030-05-17T17:30:00Z","endsAt":"2030-05-17T17:30:00Z",\
            "visibility":"PUBLIC","cancellation":null},\
            "ticketTypes":[{"id":null,"name":"Floor","price":{"amount":100,"currency":"EUR"},"capacity":7,\
            "salesStart":null,"salesEnd":null,"maxPerBooking":10}]}""";

    private final RowDigest digest = new RowDigest(new JsonMapper());

    @Test
    void staysWhatEarlierVersionsStored() {
        assertThat(digest.of(content(null))).isEqualTo(DigestUtils.sha256Hex(FIRST_VERSION));
    }

    @Test
    void noticesASlot() {
        assertThat(digest.of(content(new Slot(START, START.plusSeconds(1))))).isNotEqualTo(digest.of(content(null)));
    }

    private static EventContent content(@Nullable Slot slot) {
        return new EventContent(
                new EventDetails(
                        "Gala",
                        null,
                        null,
                        null,
                        false,
                        null,
                        List.of(),
                        ZoneId.of("UTC"),
                        START,
                        START,
                        Visibility.PUBLIC,
                        null),
                List.of(new TicketTypeContent(null, "Floor", new Money(100, "EUR"), 7, null, null, 10, slot)));
    }
}
