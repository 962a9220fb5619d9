package dev.stagedoor.event.listing.model;

import java.util.List;

/**
 * A page of what a query finds.
 *
 * @param total how many there are on all pages
 * @param totalIsExact false: there are more than {@code total}
 */
public record FoundEvents<T>(List<T> items, long total, boolean totalIsExact) {

    public static <T> FoundEvents<T> none() {
        return new FoundEvents<>(List.of(), 0, true);
    }

    public <R> FoundEvents<R> withItems(List<R> others) {
        return new FoundEvents<>(others, total, totalIsExact);
    }
}
