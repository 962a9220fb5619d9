package dev.stagedoor.gateway.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassesTest {
    private static final Instant FROM = Instant.parse("2030-03-01T09:00:00Z");
    private static final Instant UNTIL = FROM.plusSeconds(900);
    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID ACCOUNT = UUID.randomUUID();

    private final Passes passes = new Passes("a secret that only the gateways know");
    private final String admission = passes.admission(EVENT, ACCOUNT, FROM, UNTIL);
    private final String place = passes.place(EVENT, ACCOUNT, UNTIL);

    @Test
    void admitsFromItsBeginningAndNotAtItsEnd() {
        assertThat(passes.admits(admission, EVENT, ACCOUNT, FROM.minusNanos(1))).isFalse();
        assertThat(passes.admits(admission, EVENT, ACCOUNT, FROM)).isTrue();
        assertThat(passes.admits(admission, EVENT, ACCOUNT, UNTIL.minusNanos(1)))
                .isTrue();
        assertThat(passes.admits(admission, EVENT, ACCOUNT, UNTIL)).isFalse();
    }

    @Test
    void admitsNobodyElseAndToNothingElse() {
        assertThat(passes.admits(admission, UUID.randomUUID(), ACCOUNT, FROM)).isFalse();
        assertThat(passes.admits(admission, EVENT, UUID.randomUUID(), FROM)).isFalse();
    }

    @Test
    void isTheSameToEveryGatewayAndToNobodyElse() {
        assertThat(new Passes("a secret that only the gateways know").admits(admission, EVENT, ACCOUNT, FROM))
                .isTrue();
        assertThat(new Passes("a secret that somebody has thought up").admits(admission, EVENT, ACCOUNT, FROM))
                .isFalse();
    }

    @Test
    void cannotBeForged() {
        String unsigned = "eyJ0eXAiOiJhZG1pc3Npb24iLCJhbGciOiJub25lIn0" + admission.substring(admission.indexOf('.'));
        for (String forged : new String[] {
            "", "x", "a.b.c", unsigned, unsigned.substring(0, unsigned.lastIndexOf('.') + 1), admission + "x"
        }) {
            assertThat(passes.admits(forged, EVENT, ACCOUNT, FROM)).as(forged).isFalse();
        }
    }

    @Test
    void doesNotTakeAPlaceForAnAdmission() {
        assertThat(passes.admits(place, EVENT, ACCOUNT, FROM)).isFalse();
        assertThat(passes.placeHolder(admission, EVENT, FROM)).isEmpty();
    }

    @Test
    void showsAPlaceUntilTheRoomCloses() {
        assertThat(passes.placeHolder(place, EVENT, FROM)).contains(ACCOUNT);
        assertThat(passes.placeHolder(place, UUID.randomUUID(), FROM)).isEmpty();
        assertThat(passes.placeHolder(place, EVENT, UNTIL)).isEmpty();
    }
}
