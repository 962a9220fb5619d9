package dev.stagedoor.event.spot.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.EventMessages;
import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.Invalid;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.catalogue.model.Limits;
import dev.stagedoor.event.catalogue.model.Money;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.SpotName;
import dev.stagedoor.event.catalogue.model.TicketType;
import dev.stagedoor.event.catalogue.model.TicketTypeContent;
import dev.stagedoor.event.catalogue.model.Visibility;
import dev.stagedoor.event.spot.model.SpotForm.SpotSlotForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SpotRulesTest {
    private static final Instant NOW = Instant.parse("2030-05-17T10:00:00Z");
    private static final SpotSlotForm SLOT = new SpotSlotForm("2030-05-17T10:00:00Z", "2030-05-17T10:30:00Z", 5);
    private static final UUID OWNER = UUID.randomUUID();

    /** As large as a message may be by default. */
    private static final int MAX_MESSAGE = 256 * 1024;

    @Test
    void isAPublishedPrivateEventWhoseTicketTypesAreItsSlots() {
        Event spot = spot("Café", SLOT, new SpotSlotForm("2030-05-17T09:30:00Z", "2030-05-17T11:00:00Z", 1), SLOT);

        assertThat(spot.spot()).isEqualTo("Café");
        assertThat(spot.isPublished()).isTrue();
        assertThat(spot.details().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(spot.details().startsAt()).isEqualTo("2030-05-17T09:30:00Z");
        assertThat(spot.details().endsAt()).isEqualTo("2030-05-17T11:00:00Z");
        assertThat(spot.ticketTypes()).extracting(TicketType::name).doesNotHaveDuplicates();
        assertThat(spot.ticketTypes())
                .allMatch(type -> type.maxPerBooking() == 1
                        && type.price().amount() == 0
                        && Objects.requireNonNull(type.slot()).end().equals(type.salesEnd()));
        assertThat(EventStatus.of(new EventView(spot, Availability.UNKNOWN), NOW))
                .isEqualTo(EventStatus.UPCOMING);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        List<@Nullable SpotSlotForm> slots = Arrays.asList(
                null,
                new SpotSlotForm(null, "later", 0),
                new SpotSlotForm("2030-05-17T10:00:00Z", "2030-05-17T10:00:00Z", null),
                SLOT);

        assertThat(fields(new SpotForm(" ", "Mars", slots)))
                .containsExactlyInAnyOrder(
                        "name",
                        "timezone",
                        "slots[0]",
                        "slots[1].start",
                        "slots[1].end",
                        "slots[1].tickets",
                        "slots[2].end",
                        "slots[2].tickets");
        assertThat(fields(new SpotForm("x", null, null))).containsExactly("slots");
        assertThat(fields(new SpotForm("x", null, List.of()))).containsExactly("slots");
    }

    @Test
    void takesFiveHundredSlotsAndNotMore() {
        assertThat(fields(new SpotForm("x", null, Collections.nCopies(500, SLOT))))
                .isEmpty();
        assertThat(fields(new SpotForm("x", null, Collections.nCopies(501, SLOT))))
                .containsExactly("slots");
    }

    @Test
    void takesASlotThatHasBegunAndNotOnlyOnesThatAreOver() {
        SpotForm form = new SpotForm("x", null, List.of(SLOT));
        Instant end = Instant.parse("2030-05-17T10:30:00Z");

        assertThat(SpotRules.check(form, end.minusNanos(1))).isInstanceOf(Checked.Valid.class);
        assertThat(SpotRules.check(form, end)).isInstanceOf(Checked.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a\\b",
                "50%",
                "a;b",
                ".",
                "..",
                "a\nb",
                "a\u0000b",
                "a\u200bb",
                "a\u202eb",
                "\ud800",
                "\u2028"
            })
    void refusesNamesThatCannotBePrintedOrPutIntoAnAddress(String name) {
        assertThat(fields(new SpotForm(name, null, List.of(SLOT)))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Café Zürich #1?", "東京", "👨‍👩‍👧", "a.b", "x & y = \"z\" <b>", "+", "~"})
    void takesEveryOtherName(String name) {
        assertThat(fields(new SpotForm(name, null, List.of(SLOT)))).isEmpty();
    }

    @Test
    void countsTheCharactersOfAName() {
        assertThat(fields(new SpotForm("🎭".repeat(80), null, List.of(SLOT)))).isEmpty();
        assertThat(fields(new SpotForm("🎭".repeat(81), null, List.of(SLOT)))).containsExactly("name");
    }

    @ParameterizedTest
    @CsvSource({"CAFÉ, café", "Cafe\u0301, café", "a  b, A B", "a\u00a0b, a b"})
    void takesNamesForTheSameHoweverTheyAreSpelt(String one, String other) {
        assertThat(SpotName.key(one)).isEqualTo(SpotName.key(other));
    }

    @Test
    void staysASpotHoweverItIsEdited() {
        EventView now = new EventView(spot("Café", SLOT), Availability.UNKNOWN);
        Slot later = new Slot(NOW.plusSeconds(7200), NOW.plusSeconds(9000));
        TicketTypeContent added = new TicketTypeContent(null, "any", Money.NOTHING, 3, null, null, 10, later);

        Event edited = done(EventChanges.addTicketType(now, added, UUID.randomUUID()));

        assertThat(edited.details().endsAt()).isEqualTo(later.end());
        assertThat(edited.ticketTypes().getLast().maxPerBooking()).isEqualTo(1);
        assertThat(edited.ticketTypes().getLast().salesEnd()).isEqualTo(later.end());
        assertThat(edited.details().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void refusesTicketTypesThatAreNoFreeSlots() {
        EventView now = new EventView(spot("Café", SLOT), Availability.UNKNOWN);

        assertThat(
                        EventChanges.addTicketType(
                                                now,
                                                new TicketTypeContent(
                                                        null, "VIP", new Money(5, "EUR"), 3, null, null, 1, null),
                                                UUID.randomUUID())
                                        instanceof Invalid(List<FieldError> errors)
                                ? errors.stream().map(FieldError::field).toList()
                                : List.of())
                .containsExactly("slot", "price.amount");
    }

    @Test
    void fitsIntoAMessageHoweverLargeItIs() {
        List<SpotSlotForm> slots = new ArrayList<>();
        for (int i = 0; i < Limits.SLOTS; i++) {
            slots.add(new SpotSlotForm("2030-05-17T10:00:00.123456Z", "2030-05-17T10:30:00.123456Z", Limits.CAPACITY));
        }
        Event spot = spot("🎭".repeat(Limits.SPOT_NAME), slots.toArray(SpotSlotForm[]::new));

        byte[] message = new JsonMapper()
                .writeValueAsBytes(EventMessages.of(List.of(EventChange.created(spot)))
                        .getFirst()
                        .data());

        // Room for the longest description, in four bytes a character, and two hundred people at the door.
        assertThat(message.length).isLessThan(MAX_MESSAGE - 4 * Limits.DESCRIPTION - 40 * Limits.DOOR_STAFF);
    }

    private static Event spot(String name, SpotSlotForm... slots) {
        return SpotRules.check(new SpotForm(name, "Europe/Oslo", Arrays.asList(slots)), NOW)
                        instanceof Checked.Valid<WantedSpot>(WantedSpot wanted)
                ? SpotRules.event(OWNER, wanted, UUID::randomUUID, NOW)
                : failed(name);
    }

    private static Event done(EditOutcome outcome) {
        return outcome instanceof Done(EventView view) ? view.event() : failed(outcome);
    }

    private static Event failed(Object what) {
        throw new AssertionError(what);
    }

    private static List<String> fields(SpotForm form) {
        return SpotRules.check(form, NOW) instanceof Checked.Invalid<WantedSpot>(List<FieldError> errors)
                ? errors.stream().map(FieldError::field).toList()
                : List.of();
    }
}
