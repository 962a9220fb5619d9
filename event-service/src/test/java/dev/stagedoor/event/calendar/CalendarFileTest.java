package dev.stagedoor.event.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarFileTest {
    /** Half an hour before the clocks of Oslo go back, so that the end shows the time of the start again. */
    private static final Instant START = Instant.parse("2030-10-27T00:30:00Z");

    private static final Instant END = START.plusSeconds(3600);
    private static final String NAME = "Straße; \"A, B\" \\ 🎭".repeat(20);

    @Test
    void isReadBackAsItWasAcrossAChangeOfTheClocks() {
        String file = CalendarFile.of(List.of(event(START, END, START, null)));

        assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(file).contains("DTSTART:20301027T003000Z\r\n", "DTEND:20301027T013000Z\r\n");
        VEvent read = Biweekly.parse(file).first().getEvents().getFirst();
        assertThat(read.getDateStart().getValue().toInstant()).isEqualTo(START);
        assertThat(read.getDateEnd().getValue().toInstant()).isEqualTo(END);
        assertThat(read.getSummary().getValue()).isEqualTo(NAME);
        assertThat(read.getDescription().getValue()).isEqualTo("one\ntwo");
        assertThat(read.getSequence().getValue()).isEqualTo(7);
        assertThat(read.getStatus().isConfirmed()).isTrue();
        assertThat(read.getDateTimeStamp().getValue()).isEqualTo(Date.from(START));
    }

    @Test
    void foldsLinesAtSeventyFiveOctetsAndCutsNoCharacter() {
        String file = CalendarFile.of(List.of(event(START, END, START, null)));

        assertThat(file.lines().mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        assertThat(new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(file);
        assertThat(Folding.fold("a".repeat(75) + "\r\nb")).isEqualTo("a".repeat(75) + "\r\nb");
        assertThat(Folding.fold("a".repeat(76))).isEqualTo("a".repeat(75) + "\r\n a");
        assertThat(Folding.fold("a".repeat(72) + "🎭")).isEqualTo("a".repeat(72) + "\r\n 🎭");
    }

    @Test
    void saysWhatWasCancelledAndWhatIsADraft() {
        assertThat(CalendarFile.of(List.of(event(START, END, START, new CalledOff(END, null)))))
                .contains("STATUS:CANCELLED\r\n", "DTSTAMP:20301027T013000Z\r\n");
        assertThat(CalendarFile.of(List.of(event(START, END, null, null)))).contains("STATUS:TENTATIVE\r\n");
    }

    @Test
    void leavesAnEndThatIsTheStartAway() {
        assertThat(CalendarFile.of(List.of(event(START, START.plusMillis(1), START, null))))
                .doesNotContain("DTEND");
        assertThat(CalendarFile.of(List.of())).contains("PRODID:").doesNotContain("VEVENT");
    }

    private static Event event(
            Instant start, Instant end, @Nullable Instant publishedAt, @Nullable CalledOff calledOff) {
        EventDetails details = new EventDetails(
                NAME,
                "one\ntwo",
                null,
                "Oslo",
                false,
                null,
                List.of(),
                ZoneId.of("Europe/Oslo"),
                start,
                end,
                Visibility.PUBLIC,
                null);
        UUID id = new UUID(1, 2);
        return new Event(id, id, 7, details, List.of(), null, null, START, publishedAt, calledOff);
    }
}
