package dev.stagedoor.ticket.admission.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Instant NOW = Instant.parse("2026-06-01T18:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(60);
    private static final UUID EVENT = new UUID(0, 1);

    @Test
    void admitsTheBearerOfAnUnredeemedTicket() {
        assertThat(Admission.of(new Presentation(EVENT, null, false, TicketState.OK, 0, null, NOW), NOW))
                .isEqualTo(new Admission.Admitted(NOW, 0, null));
    }

    @Test
    void refusesARedeemedTicketAndSaysHowOftenItWasShown() {
        assertThat(Admission.of(new Presentation(EVENT, null, false, TicketState.REDEEMED, 3, EARLIER, EARLIER), NOW))
                .isEqualTo(new Admission.AlreadyRedeemed(EARLIER, 3, EARLIER));
    }

    @Test
    void refusesAVoidTicketEvenThoughItWasNeverShown() {
        assertThat(Admission.of(new Presentation(EVENT, null, false, TicketState.VOID, 0, null, null), NOW))
                .isEqualTo(new Admission.NotValid(Admission.Reason.BOOKING_CANCELLED, 0, null));
    }

    @Test
    void saysThatTheEventWasCancelled() {
        assertThat(Admission.of(new Presentation(EVENT, null, true, TicketState.VOID, 1, EARLIER, EARLIER), NOW))
                .isEqualTo(new Admission.NotValid(Admission.Reason.EVENT_CANCELLED, 1, EARLIER));
    }
}
