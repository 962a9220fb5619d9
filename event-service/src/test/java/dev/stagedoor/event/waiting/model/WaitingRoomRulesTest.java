package dev.stagedoor.event.waiting.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingRoomRulesTest {
    private static final Instant NOW = Instant.parse("2030-03-01T09:00:00Z");
    private static final Instant START = Instant.parse("2030-05-17T18:00:00Z");
    private static final Duration NOTICE = Duration.ofMinutes(2);
    private static final Instant SOONEST = NOW.plus(NOTICE);
    private static final UUID OWNER = UUID.randomUUID();

    private final Event event = event(Visibility.PUBLIC, null);

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "60000, true", "60001, false", ", false"})
    void letsInFromOneAMinuteToAThousandASecond(@Nullable Integer rate, boolean valid) {
        Checked<Terms> checked = WaitingRoomRules.check("2030-03-01T10:00:00+01:00", rate);
        assertThat(checked instanceof Checked.Valid).isEqualTo(valid);
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(WaitingRoomRules.check(null, null))
                .isInstanceOfSatisfying(
                        Checked.Invalid.class,
                        invalid -> assertThat(invalid.errors()).hasSize(2));
    }

    @Test
    void opensAfterTheNoticeAndBeforeTheEvent() {
        assertThat(set(event, null, SOONEST)).isInstanceOf(Outcome.Done.class);
        assertThat(set(event, null, SOONEST.minusNanos(1))).isInstanceOf(Outcome.Invalid.class);
        assertThat(set(event, null, START.minusNanos(1))).isInstanceOf(Outcome.Done.class);
        assertThat(set(event, null, START)).isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void standsFastFromTheNoticeOn() {
        Instant later = START.minusSeconds(1);
        assertThat(set(event, SOONEST, later)).isInstanceOf(Outcome.Done.class);
        assertThat(set(event, SOONEST.minusNanos(1), later)).isEqualTo(new Outcome.Fixed());
        // Said again, it changes nothing.
        assertThat(set(event, NOW, NOW)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void isForPublicEventsThatTakePlace() {
        assertThat(set(event(Visibility.PRIVATE, null), null, SOONEST)).isEqualTo(new Outcome.ForGuests());
        assertThat(set(event(Visibility.PUBLIC, new CalledOff(NOW, null)), null, SOONEST))
                .isEqualTo(new Outcome.CalledOff());
    }

    @Test
    void isTheOrganizersAlone() {
        UUID stranger = UUID.randomUUID();
        assertThat(WaitingRoomRules.refusal(event, OWNER)).isEmpty();
        assertThat(WaitingRoomRules.refusal(event, stranger)).contains(new Outcome.NotYours());
        assertThat(WaitingRoomRules.refusal(event(Visibility.PRIVATE, null), stranger))
                .contains(new Outcome.NoSuchEvent());
    }

    private static Outcome set(Event event, @Nullable Instant current, Instant wanted) {
        return WaitingRoomRules.set(
                event, current == null ? null : new Terms(current, 60), new Terms(wanted, 60), NOW, NOTICE);
    }

    private static Event event(Visibility visibility, @Nullable CalledOff calledOff) {
        EventDetails details = new EventDetails(
                "Gala", null, null, null, false, null, List.of(), ZoneOffset.UTC, START, START, visibility, null);
        return new Event(UUID.randomUUID(), OWNER, 1, details, List.of(), null, null, NOW, NOW, calledOff);
    }
}
