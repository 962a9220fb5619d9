package dev.stagedoor.event.spot.model;

import dev.stagedoor.event.catalogue.model.Slot;
import java.time.ZoneId;
import java.util.List;

/** A spot as its owner wants it, checked. */
public record WantedSpot(String name, ZoneId timezone, List<WantedSlot> slots) {

    /** A slot with the number of its tickets. */
    public record WantedSlot(Slot slot, int tickets) {}
}
