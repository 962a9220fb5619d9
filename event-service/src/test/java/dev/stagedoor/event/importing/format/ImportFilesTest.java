package dev.stagedoor.event.importing.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.catalogue.model.Money;
import dev.stagedoor.event.importing.ImportLimits;
import dev.stagedoor.event.importing.format.ImportFiles.Kind;
import dev.stagedoor.event.importing.model.ImportKey;
import dev.stagedoor.event.importing.model.ImportRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class ImportFilesTest {
    /** As stagedoor-defaults.yml sets it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private static final ImportFiles FILES = new ImportFiles(JSON, new ImportLimits(DataSize.ofMegabytes(1), 5, 2));

    @ParameterizedTest
    @CsvSource({
        "'Sandusky, OH', U.S.A., America/New_York",
        "'San Francisco, CA', U.S.A., America/Los_Angeles",
        "'Austin, TX', U.S.A., America/Chicago",
        "Vancouver, Canada, America/Vancouver",
        "Toronto, Canada, America/Toronto",
        "Oslo, Norway, Europe/Oslo",
        "Nowhere, Utopia, UTC"
    })
    void derivesTheZoneFromThePlace(String city, String country, String zone) {
        assertThat(conference(city, country).timezone().getId()).isEqualTo(zone);
    }

    @Test
    void opensAConferenceAtNineAndClosesItAtSixOfItsLastDay() {
        EventDetails oslo = conference("Oslo", "Norway");

        assertThat(oslo.location()).isEqualTo("Oslo, Norway");
        assertThat(oslo.startsAt()).isEqualTo("2030-01-10T08:00:00Z");
        assertThat(oslo.endsAt()).isEqualTo("2030-01-12T17:00:00Z");
    }

    @Test
    void takesTheWordOnlineForNoPlace() {
        EventDetails online = conference("Online", "Online");

        assertThat(online.location()).isNull();
        assertThat(online.timezone().getId()).isEqualTo("UTC");
    }

    @Test
    void tellsAllErrorsOfAConferenceInItsOwnTerms() {
        ImportRow row = json("""
                [{"name": 5, "startDate": "2030-13-01", "endDate": "soon", "online": "true", "city": ["x"],
                  "country": null, "url": "ftp://x", "topics": "java", "publish": 1}]
                """).getFirst();

        assertThat(fields(row))
                .containsExactlyInAnyOrder(
                        "name", "startDate", "endDate", "online", "city", "url", "topics", "publish");
    }

    @Test
    void refusesAConferenceThatEndsBeforeItStarts() {
        assertThat(fields(json("[{\"name\":\"x\",\"startDate\":\"2030-01-02\",\"endDate\":\"2030-01-01\"}]")
                        .getFirst()))
                .containsExactly("endDate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e-400", "123456789012345678901234567890", "\"5\"", "true", "[]", "{}", "1.5"})
    void reportsNumbersThatAreNone(String capacity) {
        ImportRow row = json("[{\"name\":\"x\",\"startsAt\":\"2030-01-02T10:00:00Z\",\"ticketTypes\":[{\"name\":\"a\","
                        + "\"price\":{\"amount\":1,\"currency\":\"EUR\"},\"capacity\":" + capacity + "}]}]")
                .getFirst();

        assertThat(fields(row)).containsExactly("ticketTypes[0].capacity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"x\"", "[]", "[[]]", "true"})
    void reportsRowsThatAreNoObjects(String row) {
        List<ImportRow> rows = json("[" + row + ", {\"name\":\"x\",\"startsAt\":\"2030-01-02T10:00:00Z\"}]");

        assertThat(fields(rows.getFirst())).containsExactly("");
        assertThat(rows.getLast().content()).isInstanceOf(Checked.Valid.class);
    }

    @Test
    void saysWhereJsonBreaks() {
        assertThatThrownBy(() -> json("[\n {\"name\": \"x\" \"y\"}]"))
                .isInstanceOf(BrokenFile.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> json("[{}")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> json("{}")).hasMessageContaining("array");
        assertThatThrownBy(() -> json("")).isInstanceOf(BrokenFile.class);
        assertThatThrownBy(() -> json("[".repeat(5000))).isInstanceOf(BrokenFile.class);
    }

    @Test
    void refusesMoreRowsThanAllowed() {
        assertThat(json("[1,2,3,4,5]")).hasSize(5);
        assertThatThrownBy(() -> json("[1,2,3,4,5,6]"))
                .isInstanceOfSatisfying(
                        BrokenFile.class,
                        broken -> assertThat(broken.isTooLong()).isTrue());
    }

    @Test
    void readsCsvWithQuotesLineBreaksAndAByteOrderMark() {
        List<ImportRow> rows = read(
                Kind.CSV,
                "\ufeffName,startsat,description,topics,TicketName,ticketPrice,ticketCurrency,ticketCapacity,other\r\n"
                        + "\"Gala, \"\"grand\"\"\",2030-01-02T10:00:00Z,\"two\r\nlines\",a; b,Floor,2500,eur,7,?\r\n"
                        + "\r\n"
                        + "Plain,2030-01-02T10:00:00Z\r\n");

        EventContent gala = valid(rows.getFirst());
        assertThat(gala.details().name()).isEqualTo("Gala, \"grand\"");
        assertThat(gala.details().description()).isEqualTo("two\r\nlines");
        assertThat(gala.details().topics()).containsExactly("a", "b");
        assertThat(Objects.requireNonNull(gala.ticketTypes()).getFirst().price())
                .isEqualTo(new Money(2500, "EUR"));
        assertThat(valid(rows.getLast()).ticketTypes()).isNull();
        assertThat(rows.getLast().number()).isEqualTo(2);
    }

    @Test
    void readsConferencesFromCsv() {
        EventDetails oslo = valid(
                        read(Kind.CSV, "name,startDate,endDate,city,country\nx,2030-01-10,2030-01-12,Oslo,Norway")
                                .getFirst())
                .details();

        assertThat(oslo)
                .isEqualTo(new EventDetails(
                        "x",
                        null,
                        null,
                        "Oslo, Norway",
                        false,
                        null,
                        List.of(),
                        oslo.timezone(),
                        oslo.startsAt(),
                        oslo.endsAt(),
                        oslo.visibility(),
                        null));
    }

    @Test
    void reportsCsvRowsWithCellsToSpareOrBadValues() {
        List<ImportRow> rows =
                read(Kind.CSV, "name,startsAt,online\nx,2030-01-10T10:00:00Z,true,4\ny,2030-01-10T10:00:00Z,maybe");

        assertThat(fields(rows.getFirst())).containsExactly("");
        assertThat(fields(rows.getLast())).containsExactly("online");
    }

    @Test
    void saysWhereCsvBreaks() {
        assertThatThrownBy(() -> read(Kind.CSV, "name,startsAt\na,b\n\"open,b\n"))
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> read(Kind.CSV, "name,startsAt\n\"a\"b,c\n")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read(Kind.CSV, "name,when\n")).hasMessageContaining("startsAt");
        assertThatThrownBy(() -> read(Kind.CSV, "name,startsAt,NAME\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> read(Kind.CSV, "")).hasMessageContaining("header");
        assertThatThrownBy(() -> FILES.read(Kind.CSV, new byte[] {'n', '\n', (byte) 0xff}))
                .hasMessageContaining("line 2");
    }

    /** Night of 27 October 2030: three o'clock becomes two. Night of 31 March 2030: two o'clock becomes three. */
    @ParameterizedTest
    @CsvSource({
        // Twice there: the first is meant.
        "TZID=Europe/Oslo:20301027T023000, DTEND;TZID=Europe/Oslo:20301027T033000, 2030-10-27T00:30:00Z,"
                + " 2030-10-27T02:30:00Z",
        // Not there: half past two by the winter's clock, which shows half past three.
        "TZID=Europe/Oslo:20300331T023000, DTEND;TZID=Europe/Oslo:20300331T043000, 2030-03-31T01:30:00Z,"
                + " 2030-03-31T02:30:00Z",
        "TZID=Europe/Oslo:20300330T120000, DURATION:P1D, 2030-03-30T11:00:00Z, 2030-03-31T10:00:00Z",
        "TZID=Europe/Oslo:20300330T120000, DURATION:PT24H, 2030-03-30T11:00:00Z, 2030-03-31T11:00:00Z",
        "TZID=Europe/Oslo:20301026T120000, DURATION:P1W, 2030-10-26T10:00:00Z, 2030-11-02T11:00:00Z",
        "TZID=Europe/Oslo:20301026T120000, DURATION:P1DT1H, 2030-10-26T10:00:00Z, 2030-10-27T12:00:00Z",
        "TZID=America/New_York:20301103T013000, DURATION:PT1H, 2030-11-03T05:30:00Z, 2030-11-03T06:30:00Z",
        "VALUE=DATE:20300331, DTEND;VALUE=DATE:20300401, 2030-03-31T09:00:00Z, 2030-03-31T18:00:00Z"
    })
    void readsTimesAroundAChangeOfTheClocks(String start, String end, Instant startsAt, Instant endsAt) {
        EventDetails event = valid(read(Kind.CALENDAR, """
                                BEGIN:VCALENDAR
                                VERSION:2.0
                                PRODID:test
                                BEGIN:VEVENT
                                UID:one
                                SUMMARY:Night
                                DTSTART;%s
                                %s
                                END:VEVENT
                                END:VCALENDAR
                                """.formatted(start, end).replace("\n", "\r\n"))
                        .getFirst())
                .details();

        assertThat(event.startsAt()).isEqualTo(startsAt);
        assertThat(event.endsAt()).isEqualTo(endsAt);
    }

    @Test
    void reckonsByAZoneThatOnlyTheFileKnows() {
        EventDetails event =
                valid(read(Kind.CALENDAR, """
                                BEGIN:VCALENDAR
                                VERSION:2.0
                                PRODID:test
                                BEGIN:VTIMEZONE
                                TZID:Our own time
                                BEGIN:STANDARD
                                DTSTART:20001029T030000
                                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                                TZOFFSETFROM:+0200
                                TZOFFSETTO:+0100
                                END:STANDARD
                                BEGIN:DAYLIGHT
                                DTSTART:20000326T020000
                                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                                TZOFFSETFROM:+0100
                                TZOFFSETTO:+0200
                                END:DAYLIGHT
                                END:VTIMEZONE
                                BEGIN:VEVENT
                                UID:one
                                SUMMARY:Noon in summer
                                DTSTART;TZID=Our own time:20300701T120000
                                DTEND;TZID=Our own time:20300701T130000
                                END:VEVENT
                                END:VCALENDAR
                                """.replace("\n", "\r\n")).getFirst()).details();

        assertThat(event.startsAt()).isEqualTo("2030-07-01T10:00:00Z");
        assertThat(event.endsAt()).isEqualTo("2030-07-01T11:00:00Z");
        assertThat(event.timezone().getId()).isEqualTo("UTC");
    }

    @Test
    void readsCalendars() {
        List<ImportRow> rows = read(Kind.CALENDAR, """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:test
                BEGIN:VEVENT
                UID:one@example.org
                SUMMARY:Opera\\, act one
                DTSTART;TZID=Europe/Oslo:20300117T193000
                DTEND;TZID=Europe/Oslo:20300117T223000
                LOCATION:Oslo
                CATEGORIES:music,opera
                URL:https://example.org/one
                END:VEVENT
                BEGIN:VEVENT
                UID:two@example.org
                SUMMARY:Fair
                DTSTART;VALUE=DATE:20300118
                DTEND;VALUE=DATE:20300120
                END:VEVENT
                BEGIN:VEVENT
                UID:three@example.org
                SUMMARY:Talk
                DTSTART:20300118T100000Z
                DURATION:PT90M
                END:VEVENT
                BEGIN:VEVENT
                UID:four@example.org
                SUMMARY:Broken
                DTSTART:someday
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));

        EventDetails opera = valid(rows.get(0)).details();
        assertThat(opera.name()).isEqualTo("Opera, act one");
        assertThat(opera.timezone().getId()).isEqualTo("Europe/Oslo");
        assertThat(opera.startsAt()).isEqualTo("2030-01-17T18:30:00Z");
        assertThat(opera.endsAt()).isEqualTo("2030-01-17T21:30:00Z");
        assertThat(opera.category()).isEqualTo("music");
        assertThat(opera.topics()).containsExactly("music", "opera");
        assertThat(rows.get(0).externalId()).isEqualTo("one@example.org");
        assertThat(valid(rows.get(1)).details().startsAt()).isEqualTo("2030-01-18T09:00:00Z");
        assertThat(valid(rows.get(1)).details().endsAt()).isEqualTo("2030-01-19T18:00:00Z");
        assertThat(valid(rows.get(2)).details().endsAt()).isEqualTo("2030-01-18T11:30:00Z");
        assertThat(fields(rows.get(3))).containsExactly("startsAt");
    }

    @Test
    void saysWhereACalendarBreaks() {
        assertThatThrownBy(() -> read(Kind.CALENDAR, "hello")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> read(Kind.CALENDAR, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x"))
                .hasMessageContaining("line 3");
    }

    @Test
    void recognisesAnEventHoweverItIsSpacedAndCapitalised() {
        assertThat(key("UX\u202fBrighton", "https://UX.org/a/")).isEqualTo(key("ux  brighton", "https://ux.org/a"));
        assertThat(key("UX Brighton", "https://ux.org/A")).isNotEqualTo(key("UX Brighton", "https://ux.org/a"));
        assertThat(key("UX London", "https://ux.org/a")).isNotEqualTo(key("UX Brighton", "https://ux.org/a"));
    }

    private static String key(String name, String url) {
        return ImportKey.of(
                valid(json("[{\"name\":\"%s\",\"startDate\":\"2030-01-10\",\"url\":\"%s\"}]".formatted(name, url))
                                .getFirst())
                        .details(),
                null);
    }

    private static EventDetails conference(String city, String country) {
        return valid(json("""
                [{"name": "x", "startDate": "2030-01-10", "endDate": "2030-01-12", "city": "%s", "country": "%s",
                  "online": false, "url": "https://example.org", "topics": ["java", "data"]}]
                """.formatted(city, country)).getFirst()).details();
    }

    private static List<ImportRow> json(String text) {
        return read(Kind.JSON, text);
    }

    private static List<ImportRow> read(Kind kind, String text) {
        return FILES.read(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private static EventContent valid(ImportRow row) {
        return switch (row.content()) {
            case Checked.Valid<EventContent>(EventContent content) -> content;
            case Checked.Invalid<EventContent>(List<FieldError> errors) -> throw new AssertionError(errors);
        };
    }

    private static List<String> fields(ImportRow row) {
        return row.content() instanceof Checked.Invalid<EventContent>(List<FieldError> errors)
                ? errors.stream().map(FieldError::field).toList()
                : List.of();
    }
}
