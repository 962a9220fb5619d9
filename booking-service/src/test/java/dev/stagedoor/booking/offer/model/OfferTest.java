package dev.stagedoor.booking.offer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferTest {
    private static final UUID ORGANIZER = UUID.randomUUID();
    private static final UUID ANYBODY = UUID.randomUUID();

    @Test
    void letsAnybodyBookAPublicEvent() {
        assertThat(offer(Visibility.PUBLIC, null).isOpenTo(ANYBODY)).isTrue();
        assertThat(offer(Visibility.PUBLIC, null).isOpenTo(ORGANIZER)).isTrue();
    }

    @Test
    void letsItsOrganizerAloneBookAPrivateEventWithoutAnInvitation() {
        assertThat(offer(Visibility.PRIVATE, null).isOpenTo(ANYBODY)).isFalse();
        assertThat(offer(Visibility.PRIVATE, null).isOpenTo(ORGANIZER)).isTrue();
    }

    @Test
    void opensASpotToWhoeverKnowsItsName() {
        assertThat(offer(Visibility.PRIVATE, "Tower").isOpenTo(ANYBODY)).isTrue();
    }

    @Test
    void readsWhatItStores() {
        for (Visibility each : Visibility.values()) {
            assertThat(Visibility.of(each.code())).isEqualTo(each);
        }
    }

    private static Offer offer(Visibility visibility, @Nullable String spot) {
        return new Offer(
                UUID.randomUUID(),
                ORGANIZER,
                1,
                Instant.EPOCH,
                new CancellationRule(null, 0),
                visibility,
                spot,
                null,
                List.of());
    }
}
