package dev.stagedoor.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ConferencesTest {
    private static final LocalDate TODAY = LocalDate.of(2028, 2, 29);

    @Test
    void allFallIntoTheComingYear() throws Exception {
        List<ObjectNode> rows = Conferences.from(TODAY);
        assertThat(rows).hasSize(1_795).allSatisfy(row -> {
            assertThat(start(row)).isAfter(TODAY.plusDays(7)).isBefore(TODAY.plusDays(365));
            assertThat(LocalDate.parse(row.path("endDate").asString())).isAfterOrEqualTo(start(row));
            assertThat(row.path("ticketTypes")).hasSize(2);
        });
    }

    @Test
    void keepTheirOrder() throws Exception {
        assertThat(Conferences.from(TODAY)).isSortedAccordingTo(Comparator.comparing(ConferencesTest::start));
    }

    @Test
    void movesTheFirstToTheBeginningAndTheLastToTheEnd() {
        LocalDate first = LocalDate.of(2023, 1, 10);
        LocalDate last = LocalDate.of(2025, 12, 11);
        assertThat(Conferences.moved(first, first, last, TODAY)).isEqualTo(TODAY.plusDays(14));
        assertThat(Conferences.moved(last, first, last, TODAY)).isEqualTo(TODAY.plusDays(364));
        assertThat(Conferences.moved(first, first, first, TODAY)).isEqualTo(TODAY.plusDays(14));
    }

    private static LocalDate start(JsonNode row) {
        return LocalDate.parse(row.path("startDate").asString());
    }
}
