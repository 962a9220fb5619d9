package dev.stagedoor.event.spot.model;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.Checks;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventRules;
import dev.stagedoor.event.catalogue.model.Limits;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.SpotName;
import dev.stagedoor.event.catalogue.model.SpotShape;
import dev.stagedoor.event.catalogue.model.TicketTypeRules;
import dev.stagedoor.event.spot.model.SpotForm.SpotSlotForm;
import dev.stagedoor.event.spot.model.WantedSpot.WantedSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a {@link WantedSpot} of a {@link SpotForm}, or says everything that is wrong with it, and an event of that. */
public final class SpotRules {
    private SpotRules() {}

    public static Checked<WantedSpot> check(SpotForm form, Instant now) {
        Checks checks = new Checks();
        String name = SpotName.check(checks, form.name());
        ZoneId timezone = EventRules.timezone(checks, form.timezone());
        List<WantedSlot> slots = slots(checks, form.slots());
        boolean over = !slots.isEmpty()
                && slots.stream().noneMatch(slot -> slot.slot().end().isAfter(now));
        if (over) {
            checks.wrong("slots", "must not all be over");
        }
        return checks.result(name == null ? null : new WantedSpot(name, timezone, slots));
    }

    private static List<WantedSlot> slots(Checks checks, @Nullable List<@Nullable SpotSlotForm> forms) {
        if (forms == null || forms.isEmpty() || forms.size() > Limits.SLOTS) {
            checks.wrong("slots", "must be 1 to " + Limits.SLOTS);
            return List.of();
        }
        List<WantedSlot> slots = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            String path = "slots[" + i + "]";
            SpotSlotForm form = forms.get(i);
            if (form == null) {
                checks.wrong(path, "is required");
                continue;
            }
            Slot slot = TicketTypeRules.slot(checks, path + ".", form.start(), form.end());
            Integer tickets = checks.required(
                    path + ".tickets",
                    checks.number(path + ".tickets", form.tickets(), 1, Limits.CAPACITY),
                    form.tickets());
            if (slot != null && tickets != null) {
                slots.add(new WantedSlot(slot, tickets));
            }
        }
        return List.copyOf(slots);
    }

    /** The event that a spot is, published at once. */
    public static Event event(UUID organizerId, WantedSpot wanted, Supplier<UUID> ids, Instant now) {
        return SpotShape.opened(
                ids.get(),
                organizerId,
                wanted.name(),
                wanted.timezone(),
                wanted.slots().stream()
                        .map(slot -> SpotShape.slot(ids.get(), slot.slot(), slot.tickets()))
                        .toList(),
                now);
    }
}
