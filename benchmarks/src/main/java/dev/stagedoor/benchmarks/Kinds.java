package dev.stagedoor.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** The kinds of queries that are measured: each filter, each order, searches for rare and frequent words. */
final class Kinds {
    private static final List<String> THEMES =
            List.of("Jazz", "Java", "Rock", "Opera", "Cloud", "Kotlin", "Ballet", "Chess", "Piano", "Yoga");
    private static final List<String> PLACES = List.of("Oslo", "Köln", "Paris", "Zürich", "Lisbon", "大阪", "Egypt");
    private static final List<String> CATEGORIES = List.of("music", "Theatre", "FILM", "Charity", "none such");

    private Kinds() {}

    static Map<String, Function<Random, String>> all(LocalDate today) {
        Map<String, Function<Random, String>> kinds = new LinkedHashMap<>();
        kinds.put("no filter", _ -> "limit=10");
        kinds.put("search, frequent", random -> "search=" + pick(random, THEMES));
        kinds.put("search, everywhere", random -> "search=" + pick(random, List.of("the", "and", "with", "artists")));
        kinds.put(
                "search, beginning", random -> "search=" + pick(random, THEMES).substring(0, 3));
        kinds.put("search, two words", random -> "search=" + pick(random, THEMES) + "%20" + pick(random, PLACES));
        kinds.put("search, rare", random -> "search=" + syllables(random));
        kinds.put(
                "search, misspelt", random -> "search=" + pick(random, List.of("orchesta", "philosofy", "konferense")));
        kinds.put("from, to", random -> "from=" + day(today, random) + "&to=" + today.plusDays(800));
        kinds.put("one day", random -> oneDay(day(today, random)));
        kinds.put("location", random -> "location=" + pick(random, PLACES));
        kinds.put("category", random -> "category=" + pick(random, CATEGORIES));
        kinds.put("price", random -> "minPrice=" + random.nextInt(1000) + "&maxPrice=" + (1000 + random.nextInt(9000)));
        kinds.put("price, currency", random -> "maxPrice=" + (500 + random.nextInt(9000)) + "&currency=NOK");
        kinds.put("price, narrow", random -> "minPrice=" + (20001 + random.nextInt(20000)) + "&maxPrice=41000");
        kinds.put("available", _ -> "available=true");
        kinds.put("not available", _ -> "available=false&order=desc");
        for (String field : List.of("name", "startsAt", "createdAt", "price")) {
            kinds.put("by " + field, random -> "sortBy=" + field + (random.nextBoolean() ? "&order=desc" : ""));
        }
        kinds.put(
                "all together",
                random -> "search=" + pick(random, THEMES) + "&location=" + pick(random, PLACES) + "&category="
                        + pick(random, CATEGORIES) + "&maxPrice=9000&available=true&from=" + day(today, random));
        kinds.put(
                "available, in a place, by price",
                random -> "available=true&sortBy=price&location=" + pick(random, PLACES));
        return kinds;
    }

    private static String oneDay(String day) {
        return "from=" + day + "&to=" + day;
    }

    private static String day(LocalDate today, Random random) {
        return today.plusDays(random.nextInt(700)).toString();
    }

    private static String syllables(Random random) {
        return pick(random, List.of("ba", "ko", "li", "zo"))
                + pick(random, List.of("me", "ra", "ti", "vo"))
                + pick(random, List.of("sa", "ne", "xo", "ga"));
    }

    private static String pick(Random random, List<String> values) {
        return URLEncoder.encode(values.get(random.nextInt(values.size())), StandardCharsets.UTF_8);
    }
}
