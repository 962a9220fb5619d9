package dev.stagedoor.event.catalogue.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes user ids of the ids and names sent as the people at a door, or says everything that is wrong with it. */
public final class DoorStaffRules {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Above any name that account-service takes, and shorter than what is worth a look-up. */
    private static final int MAX_NAME = 100;

    private DoorStaffRules() {}

    /** Those that are no ids, and so may be names; none of a list that is too long. */
    public static List<String> names(List<@Nullable String> users) {
        List<String> names = new ArrayList<>();
        if (users.size() <= Limits.DOOR_STAFF) {
            for (String user : users) {
                if (user != null && mayBeName(user)) {
                    names.add(user);
                }
            }
        }
        return names;
    }

    private static boolean mayBeName(String user) {
        return user.length() <= MAX_NAME
                && user.indexOf('\0') < 0
                && user.codePoints().noneMatch(DoorStaffRules::isBroken)
                && !UUID_FORM.matcher(user.strip()).matches();
    }

    private static boolean isBroken(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /**
     * Each user once, in the order sent.
     *
     * @param known the users of the names that somebody has
     */
    public static Checked<List<UUID>> check(List<@Nullable String> users, Map<String, UUID> known) {
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
            } else if (user != null && known.containsKey(user)) {
                staff.add(known.get(user));
            } else {
                checks.wrong("users[" + i + "]", "must be the id or the name of a user");
            }
        }
        return checks.result(List.copyOf(staff));
    }
}
