package dev.stagedoor.benchmarks.onsale.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rates by the number of buyers as an SVG: one line per kind, each named at its end, from zero up. */
public final class Plot {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 640;
    private static final int TOP = 50;
    private static final int BOTTOM = 400;
    private static final int NAME_GAP = 16;
    private static final int GRID_LINES = 5;

    /** Told apart by people who see fewer colours too (Okabe and Ito). */
    private static final List<String> COLOURS =
            List.of("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#555555", "#E69F00");

    private final Results results;
    private final List<Integer> levels;
    private final double highest;

    public Plot(Results results) {
        this.results = results;
        this.levels = results.levels();
        this.highest = roundedUp(results.kinds().stream()
                .flatMap(kind -> levels.stream().flatMap(level -> results.rate(kind, level).stream()))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1));
    }

    public String svg() {
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" role=\"img\">%n"
                        + "<title>Confirmed bookings a second by number of buyers</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n"
                        + "<text x=\"%d\" y=\"26\" font-size=\"16\">Confirmed bookings a second, one hot ticket type</text>%n",
                WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT));
        grid(svg);
        List<String> kinds = results.kinds();
        List<Double> names = namePlaces(kinds);
        for (int i = 0; i < kinds.size(); i++) {
            line(svg, kinds.get(i), COLOURS.get(i % COLOURS.size()), names.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int i = 0; i <= GRID_LINES; i++) {
            double rate = highest * i / GRID_LINES;
            svg.append(format(
                    "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>%n",
                    LEFT, y(rate), RIGHT, LEFT - 8, y(rate) + 4, rate));
        }
        for (int level : levels) {
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n", x(level), BOTTOM + 20, level));
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">buyers at once</text>%n",
                (LEFT + RIGHT) / 2, BOTTOM + 44));
    }

    private void line(StringBuilder svg, String kind, String colour, double nameY) {
        StringBuilder points = new StringBuilder();
        for (int level : levels) {
            results.rate(kind, level).ifPresent(rate -> {
                points.append(format("%.1f,%.1f ", x(level), y(rate)));
                svg.append(
                        format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x(level), y(rate), colour));
            });
        }
        svg.append(format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n"
                        + "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>%n",
                points.toString().strip(),
                colour,
                kind.equals(Results.SUITE) ? "3" : "1.5",
                RIGHT + 16,
                nameY + 4,
                colour,
                kind));
    }

    /** At the height of the line's end, or as near as the other names allow. */
    private List<Double> namePlaces(List<String> kinds) {
        Double[] places = new Double[kinds.size()];
        List<Integer> fromTop = java.util.stream.IntStream.range(0, kinds.size())
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> end(kinds.get(i))))
                .toList();
        double free = TOP;
        for (int i : fromTop) {
            places[i] = Math.max(free, end(kinds.get(i)));
            free = places[i] + NAME_GAP;
        }
        return List.of(places);
    }

    private double end(String kind) {
        return levels.reversed().stream()
                .map(level -> results.rate(kind, level))
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::y)
                .orElse((double) BOTTOM);
    }

    /** Levels stand side by side at equal distances: they grow by factors. */
    private double x(int level) {
        int steps = Math.max(1, levels.size() - 1);
        return LEFT + 30 + (RIGHT - LEFT - 60.0) * levels.indexOf(level) / steps;
    }

    private double y(double rate) {
        return BOTTOM - (BOTTOM - TOP) * rate / highest;
    }

    /** To a number that five grid lines divide into round ones. */
    static double roundedUp(double rate) {
        double step = Math.pow(10, Math.floor(Math.log10(rate)));
        for (double factor : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10}) {
            if (factor * step >= rate) {
                return factor * step;
            }
        }
        return 10 * step;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
