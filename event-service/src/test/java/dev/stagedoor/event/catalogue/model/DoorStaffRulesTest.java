package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorStaffRulesTest {
    @Test
    void namesEachOnce() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();

        assertThat(DoorStaffRules.check(Arrays.asList(one.toString(), two + " ", one.toString())))
                .isEqualTo(new Checked.Valid<>(List.of(one, two)));
        assertThat(DoorStaffRules.check(ids(0))).isEqualTo(new Checked.Valid<>(List.of()));
    }

    @Test
    void refusesWhatIsNoIdOfAUser() {
        List<@Nullable String> users = Arrays.asList(UUID.randomUUID().toString(), "anna", "", null, "1-2-3-4-5");

        assertThat(
                        DoorStaffRules.check(users) instanceof Checked.Invalid<List<UUID>>(var errors)
                                ? errors.stream().map(FieldError::field).toList()
                                : List.of())
                .containsExactly("users[1]", "users[2]", "users[3]", "users[4]");
    }

    @Test
    void takesTwoHundredAndNotMore() {
        assertThat(DoorStaffRules.check(ids(200))).isInstanceOf(Checked.Valid.class);
        assertThat(DoorStaffRules.check(ids(201))).isInstanceOf(Checked.Invalid.class);
    }

    private static List<@Nullable String> ids(int count) {
        List<@Nullable String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(new UUID(1, i).toString());
        }
        return ids;
    }
}
