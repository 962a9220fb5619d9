package dev.stagedoor.event.invitation.model;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.Checks;
import dev.stagedoor.event.catalogue.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may invite whom. */
public final class InvitationRules {
    /** One call is one transaction, and each invitation sends a mail. */
    public static final int MAX_PER_CALL = 100;

    /** More than come to a private party; keeps an account that was taken over from mailing the world. */
    public static final int MAX_PER_EVENT = 5_000;

    /** What mail systems carry (RFC 5321). */
    private static final int MAX_EMAIL = 254;

    private static final int MAX_LOCAL_PART = 64;

    /** Above any name that account-service takes. */
    private static final int MAX_USERNAME = 100;

    /** As account-service takes them: dot-atoms at a host name with a dot. */
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern EMAIL =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")++");

    private InvitationRules() {}

    /** The names and addresses, or everything that is wrong with them. */
    public static Checked<Wanted> check(
            @Nullable List<@Nullable String> usernames, @Nullable List<@Nullable String> emails) {
        List<@Nullable String> names = usernames == null ? List.of() : usernames;
        List<@Nullable String> addresses = emails == null ? List.of() : emails;
        Checks checks = new Checks();
        int all = names.size() + addresses.size();
        if (all < 1 || all > MAX_PER_CALL) {
            checks.wrong("usernames", "usernames and emails together must be 1 to " + MAX_PER_CALL);
            return checks.result(null);
        }
        List<String> goodNames = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String field = "usernames[" + i + "]";
            String sent = names.get(i);
            String name = checks.required(field, checks.line(field, sent, MAX_USERNAME), sent);
            if (name != null) {
                goodNames.add(name);
            }
        }
        List<String> goodAddresses = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String address = email(checks, "emails[" + i + "]", addresses.get(i));
            if (address != null) {
                goodAddresses.add(address);
            }
        }
        return checks.result(new Wanted(goodNames, goodAddresses));
    }

    private static @Nullable String email(Checks checks, String field, @Nullable String sent) {
        String address = checks.required(field, checks.line(field, sent, MAX_EMAIL), sent);
        if (address != null
                && (address.indexOf('@') > MAX_LOCAL_PART
                        || !EMAIL.matcher(address).matches())) {
            checks.wrong(field, "must be a mail address such as name@example.org");
            return null;
        }
        return address;
    }

    /** Why the user may not know who is invited; empty if they may. */
    public static Optional<Refusal> refusalToRead(Event event, UUID userId) {
        if (event.belongsTo(userId)) {
            return Optional.empty();
        }
        return Optional.of(event.mayBeSeenByAll() ? new Refusal.NotYours() : new Refusal.NoSuchEvent());
    }

    /** Why nobody can be invited to the event; empty if somebody can. */
    public static Optional<Refusal> refusalToInvite(Event event, UUID userId, Instant now) {
        return refusalToRead(event, userId).or(() -> {
            if (!event.isPublished()) {
                return Optional.of(new Refusal.Draft());
            }
            if (event.isCalledOff()) {
                return Optional.of(new Refusal.CalledOff());
            }
            return event.details().startsAt().isAfter(now) ? Optional.empty() : Optional.of(new Refusal.BegunAlready());
        });
    }
}
