package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.catalogue.model.EventForm.CancellationForm;
import dev.stagedoor.event.catalogue.model.TicketTypeForm.PriceForm;
import dev.stagedoor.event.catalogue.model.TicketTypeForm.SlotForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {
    private static final String START = "2030-05-17T19:30:00+02:00";

    @Test
    void needsNoMoreThanANameAndAStart() {
        EventDetails details = valid(form("Gala", START, null)).details();

        assertThat(details.startsAt()).isEqualTo(Instant.parse("2030-05-17T17:30:00Z"));
        assertThat(details.endsAt()).isEqualTo(details.startsAt());
        assertThat(details.timezone().getId()).isEqualTo("UTC");
        assertThat(details.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(details.cancellation()).isNull();
        assertThat(details.online()).isFalse();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        EventForm form = new EventForm(
                " ",
                "x".repeat(10_001),
                null,
                null,
                null,
                "javascript:alert(1)",
                List.of("a", "b\u0000"),
                "Europe/Atlantis",
                "2030-05-17T19:30:00",
                null,
                "secret",
                new CancellationForm("48h", 101),
                List.of(new TicketTypeForm(null, null, new PriceForm(-1L, "EURO"), 1_000_001, null, null, 0, null)),
                null);

        assertThat(fields(form))
                .containsExactlyInAnyOrder(
                        "name",
                        "description",
                        "url",
                        "topics[1]",
                        "timezone",
                        "startsAt",
                        "visibility",
                        "cancellation.feePercent",
                        "cancellation.until",
                        "ticketTypes[0].name",
                        "ticketTypes[0].price.amount",
                        "ticketTypes[0].price.currency",
                        "ticketTypes[0].capacity",
                        "ticketTypes[0].maxPerBooking");
    }

    @Test
    void refusesAnEndBeforeTheStartAndNotOneAtTheStart() {
        assertThat(fields(form("Gala", START, "2030-05-17T19:29:59+02:00"))).containsExactly("endsAt");
        assertThat(valid(form("Gala", START, "2030-05-17T17:30:00Z")).details().endsAt())
                .isEqualTo(Instant.parse("2030-05-17T17:30:00Z"));
    }

    @Test
    void countsCharactersAndNotHalvesOfThem() {
        assertThat(valid(form("🎭".repeat(200), START, null)).details().name()).hasSize(400);
        assertThat(fields(form("🎭".repeat(201), START, null))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0000", "a\nb", "a\ud800b", "\udc00"})
    void refusesNamesThatCannotBeStoredOrBreakALine(String name) {
        assertThat(fields(form(name, START, null))).containsExactly("name");
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59Z, false",
        "1970-01-01T00:00:00Z, true",
        "2999-12-31T23:59:59Z, true",
        "3000-01-01T00:00:00Z, false",
        "+999999999-12-31T23:59:59Z, false",
        "2030-02-30T10:00:00Z, false",
        "2030-02-28, false"
    })
    void takesMomentsOfFourDigitYears(String moment, boolean good) {
        assertThat(EventRules.check(form("Gala", moment, null)) instanceof Checked.Valid)
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"PT48H, PT48H", "P2D, PT48H", "PT0S, PT0S", "P365D, PT8760H"})
    void readsCancellationPeriods(String until, Duration expected) {
        EventForm form = with(form("Gala", START, null), new CancellationForm(until, 10), null);

        assertThat(valid(form).details().cancellation()).isEqualTo(new Cancellation(expected, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "P366D", "P1M", "", "48h", "PT99999999999999999999H"})
    void refusesOtherCancellationPeriods(String until) {
        EventForm form = with(form("Gala", START, null), new CancellationForm(until, 0), null);

        assertThat(fields(form)).containsExactly("cancellation.until");
    }

    @Test
    void keepsAllPricesOfAnEventInOneCurrency() {
        EventForm form = with(form("Gala", START, null), null, List.of(type("A", "EUR"), type("B", "USD")));

        assertThat(fields(form)).containsExactly("ticketTypes[1].price.currency");
    }

    @Test
    void keepsTheNamesOfTicketTypesApart() {
        EventForm form = with(form("Gala", START, null), null, List.of(type("Floor", "EUR"), type("floor", "EUR")));

        assertThat(fields(form)).containsExactly("ticketTypes[1].name");
    }

    @Test
    void refusesNothingInPlaceOfATicketType() {
        EventForm form = with(form("Gala", START, null), null, Arrays.asList(type("A", "EUR"), null));

        assertThat(fields(form)).containsExactly("ticketTypes[1]");
    }

    @Test
    void knowsNoMetalsAsMoney() {
        assertThat(fields(with(form("Gala", START, null), null, List.of(type("A", "XAU")))))
                .containsExactly("ticketTypes[0].price.currency");
    }

    @Test
    void refusesSalesThatEndWhenTheyStart() {
        TicketTypeForm form = new TicketTypeForm(null, "A", new PriceForm(0L, "EUR"), 1, START, START, null, null);

        assertThat(TicketTypeRules.check(form))
                .isEqualTo(
                        new Checked.Invalid<>(List.of(new FieldError("salesEnd", "must be after the start of sales"))));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1000000, true", "1000001, false"})
    void boundsInitialTickets(int tickets, boolean good) {
        assertThat(EventRules.checkNew(issuing(tickets)) instanceof Checked.Valid)
                .isEqualTo(good);
    }

    @Test
    void takesInitialTicketsForNewEventsOnly() {
        assertThat(fieldsOf(EventRules.checkReplacement(issuing(1)))).containsExactly("initialTickets");
    }

    /** An offset says which moment is meant, also in an hour that the place has twice, or not at all. */
    @ParameterizedTest
    @CsvSource({
        "2030-10-27T02:30:00+02:00, 2030-10-27T00:30:00Z, 2030-10-27T02:30+02:00",
        "2030-10-27T02:30:00+01:00, 2030-10-27T01:30:00Z, 2030-10-27T02:30+01:00",
        "2030-03-31T02:30:00+01:00, 2030-03-31T01:30:00Z, 2030-03-31T03:30+02:00",
        "2030-03-31T02:30:00+02:00, 2030-03-31T00:30:00Z, 2030-03-31T01:30+01:00"
    })
    void keepsMomentsAcrossAChangeOfTheClocks(String sent, Instant moment, String local) {
        EventDetails details = valid(inOslo(sent, null)).details();

        assertThat(details.startsAt()).isEqualTo(moment);
        assertThat(details.startsAt()
                        .atZone(details.timezone())
                        .toOffsetDateTime()
                        .toString())
                .isEqualTo(local);
    }

    @Test
    void comparesMomentsAndNotTheFacesOfClocks() {
        // Half an hour long, though the clock shows 02:45 first and 02:15 then.
        assertThat(fields(inOslo("2030-10-27T02:45:00+02:00", "2030-10-27T02:15:00+01:00")))
                .isEmpty();
        assertThat(fields(inOslo("2030-10-27T02:15:00+01:00", "2030-10-27T02:45:00+02:00")))
                .containsExactly("endsAt");
    }

    /** A duration is so many hours, not the same time of an earlier day. */
    @ParameterizedTest
    @CsvSource({
        "2030-03-31T12:00:00+02:00, P1D, 2030-03-30T11:00+01:00",
        "2030-10-27T12:00:00+01:00, P1D, 2030-10-26T13:00+02:00",
        "2030-10-27T12:00:00+01:00, PT24H, 2030-10-26T13:00+02:00"
    })
    void takesADayBeforeTheStartForTwentyFourHours(String startsAt, String until, String lastMoment) {
        EventForm form = new EventForm(
                "Gala",
                null,
                null,
                null,
                null,
                null,
                null,
                "Europe/Oslo",
                startsAt,
                null,
                null,
                new CancellationForm(until, 0),
                null,
                null);
        EventDetails details = valid(form).details();

        assertThat(details.startsAt()
                        .minus(Objects.requireNonNull(details.cancellation()).until())
                        .atZone(details.timezone())
                        .toOffsetDateTime()
                        .toString())
                .isEqualTo(lastMoment);
    }

    @Test
    void readsSlotsOfTicketTypes() {
        SlotForm good = new SlotForm("2030-05-17T10:00:00Z", "2030-05-17T10:00:01Z");
        SlotForm empty = new SlotForm("2030-05-17T10:00:00Z", "2030-05-17T10:00:00Z");

        assertThat(fields(with(form("Gala", START, null), null, List.of(slot(good)))))
                .isEmpty();
        assertThat(fields(with(form("Gala", START, null), null, List.of(slot(empty)))))
                .containsExactly("ticketTypes[0].slot.end");
        assertThat(fields(with(form("Gala", START, null), null, List.of(slot(new SlotForm(null, null))))))
                .containsExactly("ticketTypes[0].slot.start", "ticketTypes[0].slot.end");
    }

    private static TicketTypeForm slot(SlotForm slot) {
        return new TicketTypeForm(null, "A", new PriceForm(0L, "EUR"), 1, null, null, null, slot);
    }

    private static EventForm inOslo(String startsAt, @Nullable String endsAt) {
        return new EventForm(
                "Gala", null, null, null, null, null, null, "Europe/Oslo", startsAt, endsAt, null, null, null, null);
    }

    private static EventForm issuing(int tickets) {
        return new EventForm("Gala", null, null, null, null, null, null, null, START, null, null, null, null, tickets);
    }

    private static TicketTypeForm type(String name, String currency) {
        return new TicketTypeForm(null, name, new PriceForm(100L, currency), 10, null, null, null, null);
    }

    private static EventForm form(String name, String startsAt, @Nullable String endsAt) {
        return new EventForm(name, null, null, null, null, null, null, null, startsAt, endsAt, null, null, null, null);
    }

    private static EventForm with(
            EventForm form, @Nullable CancellationForm cancellation, @Nullable List<@Nullable TicketTypeForm> types) {
        return new EventForm(
                form.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                form.startsAt(),
                form.endsAt(),
                null,
                cancellation,
                types,
                null);
    }

    private static EventContent valid(EventForm form) {
        return switch (EventRules.check(form)) {
            case Checked.Valid<EventContent>(EventContent content) -> content;
            case Checked.Invalid<EventContent>(List<FieldError> errors) -> throw new AssertionError(errors);
        };
    }

    private static List<String> fields(EventForm form) {
        return fieldsOf(EventRules.check(form));
    }

    private static List<String> fieldsOf(Checked<EventContent> checked) {
        return switch (checked) {
            case Checked.Valid<EventContent> _ -> List.of();
            case Checked.Invalid<EventContent>(List<FieldError> errors) ->
                errors.stream().map(FieldError::field).toList();
        };
    }
}
