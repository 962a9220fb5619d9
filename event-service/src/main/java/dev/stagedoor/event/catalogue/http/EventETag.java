package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entity tag of an event: {@code "<revision>-<state of its seats>"}. The second part makes a cache notice sales; it
 * does not count for {@code If-Match}, or nobody could edit an event while it sells.
 */
final class EventETag {
    private static final Pattern TAG = Pattern.compile("(W/)?\"(\\d{1,18})(-[0-9a-f]*)?\"");

    private EventETag() {}

    static String of(EventView view, EventStatus status) {
        List<Object> seats = new ArrayList<>();
        seats.add(status.name());
        view.event().ticketTypes().forEach(type -> {
            seats.add(view.quantityAvailable(type));
            seats.add(view.availability().held(type.id()));
            seats.add(view.availability().sold(type.id()));
            seats.add(view.quantityIssued(type));
            seats.add(view.availability().isSuspended(type.id()));
        });
        return "\"" + view.event().revision() + "-" + Integer.toHexString(seats.hashCode()) + "\"";
    }

    /** What {@code If-Match} demands; null: no such header. A weak tag or one that is not ours matches nothing. */
    static @Nullable Precondition precondition(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        if (ifMatch.strip().equals("*")) {
            return Precondition.NONE;
        }
        Matcher tags = TAG.matcher(ifMatch);
        Set<Long> revisions = tags.results()
                .filter(tag -> tag.group(1) == null)
                .map(tag -> Long.valueOf(tag.group(2)))
                .collect(Collectors.toUnmodifiableSet());
        return new Precondition(false, revisions);
    }
}
