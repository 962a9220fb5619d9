package dev.stagedoor.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** The kinds of queries that are measured: each filter, each order, and what is commonly combined. */
final class Kinds {
    private static final List<String> THEMES =
            List.of("Jazz", "Java", "Rock", "Opera", "Cloud", "Kotlin", "Ballet", "Chess", "Piano", "Yoga");
    private static final List<String> PLACES = List.of("Oslo", "Köln", "Paris", "Zürich", "Lisbon", "大阪", "Egypt");
    private static final List<String> CATEGORIES = List.of("music", "Theatre", "FILM", "Science", "Charity");
    private static final List<String> ORDERS = List.of("startsAt", "name", "createdAt", "price");

    private final LocalDate today;
    private final Map<String, Function<Random, String>> kinds = new LinkedHashMap<>();

    private Kinds(LocalDate today) {
        this.today = today;
    }

    /** What is asked by its name: a query string made anew each time. */
    static Map<String, Function<Random, String>> all(LocalDate today) {
        Kinds all = new Kinds(today);
        all.searches();
        all.filters();
        all.orders();
        all.combinations();
        return all.kinds;
    }

    private void searches() {
        kinds.put("search, frequent", Kinds::search);
        kinds.put("search, everywhere", random -> "search=" + pick(random, List.of("the", "and", "with", "artists")));
        kinds.put(
                "search, beginning", random -> "search=" + pick(random, THEMES).substring(0, 3));
        kinds.put("search, two words", random -> search(random) + "%20" + pick(random, PLACES));
        kinds.put("search, rare", random -> "search=" + syllables(random));
        kinds.put("search, unknown", random -> "search=" + syllables(random) + "qqx");
        kinds.put(
                "search, misspelt", random -> "search=" + pick(random, List.of("orchesta", "philosofy", "konferense")));
        kinds.put("search, least relevant first", random -> search(random) + "&order=asc");
    }

    private void filters() {
        kinds.put("no filter", _ -> "");
        kinds.put("from", random -> "from=" + day(random));
        kinds.put("to", random -> "to=" + day(random));
        kinds.put("from, to", this::dates);
        kinds.put("one day", random -> {
            String day = day(random);
            return "from=" + day + "&to=" + day;
        });
        kinds.put("location", Kinds::location);
        kinds.put("category", Kinds::category);
        kinds.put("price", Kinds::price);
        kinds.put("price, narrow", Kinds::narrowPrice);
        kinds.put("price, currency", random -> "maxPrice=" + (500 + random.nextInt(9000)) + "&currency=NOK");
        kinds.put("available", _ -> "available=true");
        kinds.put("not available", _ -> "available=false");
    }

    private void orders() {
        ordered("", _ -> "");
        ordered("available, ", _ -> "available=true");
        ordered("not available, ", _ -> "available=false");
        ordered("search, ", Kinds::search);
        ordered("from, to, ", this::dates);
        ordered("location, ", Kinds::location);
        ordered("price, narrow, ", Kinds::narrowPrice);
    }

    private void ordered(String filter, Function<Random, String> query) {
        for (String field : ORDERS) {
            kinds.put(filter + "by " + field, random -> query.apply(random) + "&sortBy=" + field);
            kinds.put(filter + "by " + field + ", desc", random -> query.apply(random) + "&order=desc&sortBy=" + field);
        }
    }

    private void combinations() {
        kinds.put("search, location", random -> search(random) + "&" + location(random));
        kinds.put("search, category", random -> search(random) + "&" + category(random));
        kinds.put("search, from, to", random -> search(random) + "&" + dates(random));
        kinds.put("search, price", random -> search(random) + "&" + price(random));
        kinds.put("search, available", random -> search(random) + "&available=true");
        kinds.put("location, category", random -> location(random) + "&" + category(random));
        kinds.put("location, from, to", random -> location(random) + "&" + dates(random));
        kinds.put("location, available", random -> location(random) + "&available=true");
        kinds.put("category, available, from", random -> category(random) + "&available=true&from=" + day(random));
        kinds.put(
                "category, price, available, by price",
                random -> category(random) + "&" + price(random) + "&available=true&sortBy=price");
        kinds.put(
                "all together",
                random -> search(random) + "&" + location(random) + "&" + category(random)
                        + "&maxPrice=9000&available=true&from=" + day(random));
    }

    private static String search(Random random) {
        return "search=" + pick(random, THEMES);
    }

    private static String location(Random random) {
        return "location=" + pick(random, PLACES);
    }

    private static String category(Random random) {
        return "category=" + pick(random, CATEGORIES);
    }

    private static String price(Random random) {
        return "minPrice=" + random.nextInt(1000) + "&maxPrice=" + (1000 + random.nextInt(9000));
    }

    private static String narrowPrice(Random random) {
        return "minPrice=" + (20001 + random.nextInt(10000)) + "&maxPrice=41000";
    }

    private String dates(Random random) {
        LocalDate from = today.plusDays(random.nextInt(1000) - 500L);
        return "from=" + from + "&to=" + from.plusDays(14 + random.nextInt(200));
    }

    private String day(Random random) {
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
