package dev.stagedoor.event.catalogue.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes user ids of what was sent as the people at a door, or says everything that is wrong with it. */
public final class DoorStaffRules {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private DoorStaffRules() {}

    /** Each named once, in the order sent. */
    public static Checked<List<UUID>> check(List<@Nullable String> users) {
        Checks checks = new Checks();
        if (users.size() > Limits.DOOR_STAFF) {
            checks.wrong("users", "must be at most " + Limits.DOOR_STAFF);
            return checks.result(null);
        }
        Set<UUID> staff = new LinkedHashSet<>();
        for (int i = 0; i < users.size(); i++) {
            String user = users.get(i);
            if (user != null && UUID_FORM.matcher(user.strip()).matches()) {
                staff.add(UUID.fromString(user.strip()));
            } else {
                checks.wrong("users[" + i + "]", "must be the id of a user; names are not known here yet");
            }
        }
        return checks.result(List.copyOf(staff));
    }
}
