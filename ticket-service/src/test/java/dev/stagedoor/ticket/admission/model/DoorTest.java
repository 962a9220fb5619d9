package dev.stagedoor.ticket.admission.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ticket.admission.model.Door.Access;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final UUID EVENT = new UUID(0, 1);
    private static final UUID ORGANIZER = new UUID(0, 2);
    private static final UUID GUARD = new UUID(0, 3);

    @Test
    void isOpenToEverybodyWithoutStaff() {
        assertThat(door(null, false).access(null)).isEqualTo(Access.OPEN);
        assertThat(door(null, false).access(EVENT)).isEqualTo(Access.OPEN);
    }

    @Test
    void isOpenToItsStaffAndTheOrganizerAlone() {
        Door door = door(List.of(GUARD), false);

        assertThat(door.access(null)).isEqualTo(Access.WHO_IS_IT);
        assertThat(door.access(EVENT)).isEqualTo(Access.STRANGER);
        assertThat(door.access(GUARD)).isEqualTo(Access.OPEN);
        assertThat(door.access(ORGANIZER)).isEqualTo(Access.OPEN);
    }

    @Test
    void isTheOrganizersWhereTheStaffIsEmpty() {
        assertThat(door(List.of(), false).access(GUARD)).isEqualTo(Access.STRANGER);
        assertThat(door(List.of(), false).access(ORGANIZER)).isEqualTo(Access.OPEN);
    }

    @Test
    void isASpotsOnlyUnderItsOwnId() {
        assertThat(door(null, true).isOfSpot(EVENT)).isTrue();
        assertThat(door(null, true).isOfSpot(GUARD)).isFalse();
        assertThat(door(null, false).isOfSpot(EVENT)).isFalse();
    }

    private static Door door(@Nullable List<UUID> staff, boolean spot) {
        return new Door(EVENT, "Hamlet", ZoneOffset.UTC, ORGANIZER, staff, spot);
    }
}
