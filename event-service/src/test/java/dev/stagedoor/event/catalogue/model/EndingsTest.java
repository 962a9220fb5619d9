package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.NotYetPublished;
import dev.stagedoor.event.catalogue.model.EditOutcome.OverAlready;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private static final Instant START = Instant.parse("2030-05-17T17:30:00Z");
    private static final Instant END = START.plusSeconds(3600);
    private static final Instant BEFORE = START.minusSeconds(1);
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID NOBODY = new UUID(0, 0);

    @Test
    void callsOffWhatIsPublishedUntilItsEnd() {
        EventView on = view(draft().publishedAt(BEFORE));

        assertThat(Endings.cancel(on, "storm", END.minusNanos(1)))
                .isEqualTo(new Done(view(on.event().calledOff(new CalledOff(END.minusNanos(1), "storm")))));
        assertThat(Endings.cancel(on, null, END)).isEqualTo(new OverAlready());
        assertThat(Endings.cancel(view(draft()), null, BEFORE)).isEqualTo(new NotYetPublished());
    }

    @Test
    void callsOffOnce() {
        EventView off = view(draft().publishedAt(BEFORE).calledOff(new CalledOff(BEFORE, "storm")));

        assertThat(Endings.cancel(off, "other", END.plusSeconds(1))).isEqualTo(new Done(off));
    }

    @Test
    void leavesNothingOfDraftsWhoseOrganizerIsGone() {
        assertThat(Endings.withoutOrganizer(draft(), NOBODY, BEFORE)).isEmpty();
    }

    @Test
    void callsOffWhatIsToComeWhenItsOrganizerIsGone() {
        Event on = draft().publishedAt(BEFORE);
        Event off = on.calledOff(new CalledOff(BEFORE, "storm"));

        assertThat(Endings.withoutOrganizer(on, NOBODY, END.minusNanos(1)))
                .contains(on.of(NOBODY).calledOff(new CalledOff(END.minusNanos(1), "account_deleted")));
        assertThat(Endings.withoutOrganizer(on, NOBODY, END)).contains(on.of(NOBODY));
        assertThat(Endings.withoutOrganizer(off, NOBODY, BEFORE)).contains(off.of(NOBODY));
    }

    @Test
    void doesNotOpenTheDoorWhenTheLastOfItsStaffGoes() {
        UUID other = UUID.randomUUID();
        Event event = draft().withDoorStaff(List.of(OWNER, other));

        assertThat(Endings.withoutDoorStaff(event, OWNER).doorStaff()).containsExactly(other);
        assertThat(Endings.withoutDoorStaff(event.withDoorStaff(List.of(OWNER)), OWNER)
                        .doorStaff())
                .isEmpty();
        assertThat(Endings.withoutDoorStaff(draft(), OWNER).doorStaff()).isNull();
    }

    private static Event draft() {
        EventDetails details = new EventDetails(
                "Gala",
                null,
                null,
                null,
                false,
                null,
                List.of(),
                ZoneId.of("UTC"),
                START,
                END,
                Visibility.PUBLIC,
                null);
        return Event.draft(new UUID(1, 1), OWNER, details, List.of(), BEFORE);
    }

    private static EventView view(Event event) {
        return new EventView(event, Availability.UNKNOWN);
    }
}
