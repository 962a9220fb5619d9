package dev.stagedoor.event.listing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.Order;
import dev.stagedoor.event.listing.model.EventQuery.PriceRange;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import dev.stagedoor.service.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class QueryParametersTest {

    @Test
    void readsEveryFilter() {
        EventQuery query = read(
                "search",
                " jazz ",
                "from",
                "2030-05-17",
                "to",
                "2030-05-18",
                "location",
                "Oslo",
                "category",
                "Music",
                "minPrice",
                "0",
                "maxPrice",
                "2500",
                "currency",
                "eur",
                "available",
                "TRUE",
                "sortBy",
                "price",
                "order",
                "desc");

        assertThat(query)
                .isEqualTo(new EventQuery(
                        null,
                        "jazz",
                        Instant.parse("2030-05-17T00:00:00Z"),
                        Instant.parse("2030-05-19T00:00:00Z"),
                        "Oslo",
                        "Music",
                        new PriceRange(0L, 2500L, "EUR"),
                        true,
                        new Order(SortField.PRICE, true)));
    }

    @Test
    void takesWhatIsEmptyForAbsent() {
        EventQuery query = read("search", " ", "minPrice", "", "currency", "", "available", "", "sortBy", "");

        assertThat(query)
                .isEqualTo(new EventQuery(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        PriceRange.ANY,
                        null,
                        new Order(SortField.STARTS_AT, false)));
    }

    @Test
    void sortsASearchByRelevanceAndTheRestByStart() {
        assertThat(read("search", "jazz").order()).isEqualTo(new Order(SortField.RELEVANCE, true));
        assertThat(read("search", "jazz", "order", "asc").order()).isEqualTo(new Order(SortField.RELEVANCE, false));
        assertThat(read("search", "jazz", "sortBy", "startsAt").order())
                .isEqualTo(new Order(SortField.STARTS_AT, false));
        assertThat(read("sortBy", "relevance").order()).isEqualTo(new Order(SortField.STARTS_AT, false));
        assertThat(read().order()).isEqualTo(new Order(SortField.STARTS_AT, false));
    }

    @ParameterizedTest
    @CsvSource({
        "minPrice, -1",
        "minPrice, 1.5",
        "maxPrice, 1e3",
        "maxPrice, 12345678901234567890",
        "maxPrice, ٣",
        "currency, EURO",
        "currency, E1R",
        "available, maybe",
        "sortBy, colour",
        "order, up",
        "from, soon",
        "to, +999999999-12-31",
        "search, a\0b",
        "location, \ud800"
    })
    void refusesWhatItCannotRead(String name, String value) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(fields(problem)).containsExactly(name));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read("search", "x".repeat(201), "minPrice", "x", "currency", "x"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(fields(problem)).containsExactly("search", "minPrice", "currency"));
        assertThatThrownBy(() -> read("minPrice", "2", "maxPrice", "1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(fields(problem)).containsExactly("maxPrice"));
        assertThatThrownBy(() -> read("from", "2090-05-18", "to", "2090-05-17"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(fields(problem)).containsExactly("to"));
        assertThat(read("from", "2090-05-17", "to", "2090-05-17").from()).isNotNull();
        assertThat(read("from", "2090-05-17T12:00:00Z", "to", "2090-05-17T12:00:00Z")
                        .from())
                .isNotNull();
        assertThat(read("minPrice", "2", "maxPrice", "2").price()).isEqualTo(new PriceRange(2L, 2L, null));
        assertThat(read("search", "x".repeat(200)).search()).hasSize(200);
    }

    private static List<String> fields(Problem problem) {
        return ((List<?>) problem.extensions().getOrDefault("errors", List.of()))
                .stream().map(error -> ((Problem.FieldError) error).field()).toList();
    }

    private static EventQuery read(String... namesAndValues) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return QueryParameters.read(parameters, null);
    }
}
