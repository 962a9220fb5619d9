package dev.stagedoor.service.paging;

import java.util.List;

/**
 * A page of a list, as it is answered.
 *
 * @param total items on all pages
 */
public record Page<T>(List<T> items, int page, int limit, long total) {

    public static <T> Page<T> of(List<T> items, PageRequest request, long total) {
        return new Page<>(items, request.page(), request.limit(), total);
    }
}
