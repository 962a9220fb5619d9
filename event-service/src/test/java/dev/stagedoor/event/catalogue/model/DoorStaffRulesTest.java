package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorStaffRulesTest {
    @Test
    void namesEachOnce() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();

        assertThat(DoorStaffRules.check(Arrays.asList(one.toString(), two + " ", one.toString()), Map.of()))
                .isEqualTo(new Checked.Valid<>(List.of(one, two)));
        assertThat(DoorStaffRules.check(ids(0), Map.of())).isEqualTo(new Checked.Valid<>(List.of()));
    }

    @Test
    void refusesWhatIsNoIdOfAUser() {
        List<@Nullable String> users = Arrays.asList(UUID.randomUUID().toString(), "anna", "", null, "1-2-3-4-5");

        assertThat(
                        DoorStaffRules.check(users, Map.of()) instanceof Checked.Invalid<List<UUID>>(var errors)
                                ? errors.stream().map(FieldError::field).toList()
                                : List.of())
                .containsExactly("users[1]", "users[2]", "users[3]", "users[4]");
    }

    @Test
    void takesTwoHundredAndNotMore() {
        assertThat(DoorStaffRules.check(ids(200), Map.of())).isInstanceOf(Checked.Valid.class);
        assertThat(DoorStaffRules.check(ids(201), Map.of())).isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void takesNamesThatSomebodyHas() {
        UUID anna = UUID.randomUUID();
        List<@Nullable String> users = Arrays.asList(" Anna", anna.toString(), "bob", null, "a\0");

        assertThat(DoorStaffRules.names(users)).containsExactly(" Anna", "bob");
        assertThat(DoorStaffRules.check(Arrays.asList(" Anna", anna.toString()), Map.of(" Anna", anna)))
                .isEqualTo(new Checked.Valid<>(List.of(anna)));
    }

    private static List<@Nullable String> ids(int count) {
        List<@Nullable String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(new UUID(1, i).toString());
        }
        return ids;
    }
}
