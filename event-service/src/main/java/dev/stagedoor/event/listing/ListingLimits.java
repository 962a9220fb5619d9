package dev.stagedoor.event.listing;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a list of events may cost.
 *
 * @param countLimit events that are counted: a list of more has a {@code total} that is a lower bound. Also how
 *     many are read to be ranked by relevance. The figures are in docs/operations.md
 * @param deepestOffset events before a page: who wants those behind has to filter
 * @param deepestRankedOffset the same in the order of relevance, the best first. Each class of relevance is found quickly
 *     as long as the better ones leave out few events of it, see ADR 6
 * @param longestQuery how long a statement may run before the request is answered with 503
 * @param cacheMaxAge how long a list may be behind what other replicas have committed
 * @param cacheMaxSize of all lists that are kept, by an estimate of their bytes
 */
@ConfigurationProperties("stagedoor.listing")
public record ListingLimits(
        @DefaultValue("200") int countLimit,
        @DefaultValue("10000") int deepestOffset,
        @DefaultValue("1000") int deepestRankedOffset,
        @DefaultValue("3s") Duration longestQuery,
        @DefaultValue("1s") Duration cacheMaxAge,
        @DefaultValue("16MB") DataSize cacheMaxSize) {

    /** Events that may be before a page of this query. */
    public int deepestOffset(EventQuery query) {
        if (query.order().field() != SortField.RELEVANCE) {
            return deepestOffset;
        }
        return query.order().descending() ? deepestRankedOffset : countLimit;
    }
}
