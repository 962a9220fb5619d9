package dev.stagedoor.benchmarks.onsale.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTimesTest {
    private static final String REST =
            " S 17 9914 5661 0 -1 4194304 98 0 0 0 120 34 500 60 20 0 1 0 2631455 3133440 395";

    @Test
    void readsTheTimesOfAProcessAndOfItsEndedChildren() {
        assertThat(ProcessTimes.parse("9921 (postgres)" + REST))
                .isEqualTo(new ProcessTimes(9921, "postgres", 17, 154, 560));
    }

    @Test
    void isNotMisledByANameWithSpacesAndParentheses() {
        assertThat(ProcessTimes.parse("1 (a (b) c)" + REST).name()).isEqualTo("a (b) c");
    }

    @Test
    void countsEverythingButIdlenessAndWaitingAsBusy() {
        assertThat(MachineTimes.parse("cpu  100 1 30 1000 50 2 3 4 90 0")).isEqualTo(new MachineTimes(140, 1190));
    }

    @Test
    void putsThreadsTogetherWhoseNumbersDiffer() {
        assertThat(ThreadGroups.of("reactor-http-12")).isEqualTo("reactor-http");
        assertThat(ThreadGroups.of("C2 CompilerThre")).isEqualTo("C CompilerThre");
        assertThat(ThreadGroups.of("17")).isEqualTo("17");
    }

    @Test
    void tellsWhomAPostgresProcessServes() {
        assertThat(PostgresTitles.of("postgres: ticket ticket 127.0.0.1(41234) idle"))
                .isEqualTo("for ticket");
        assertThat(PostgresTitles.of("postgres: walwriter")).isEqualTo("walwriter");
        assertThat(PostgresTitles.of("postgres: io worker 2")).isEqualTo("io worker");
    }
}
