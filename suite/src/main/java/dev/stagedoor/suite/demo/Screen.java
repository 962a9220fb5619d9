package dev.stagedoor.suite.demo;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** What the visitor sees: numbered steps, what came of them, and how far the long ones are. */
final class Screen {
    private static final int REDRAW_MILLIS = 200;

    private final PrintWriter out;
    private int step;
    private String title = "";

    Screen(PrintWriter out) {
        this.out = out;
    }

    /** Something long. */
    interface Counter extends AutoCloseable {
        void count(long done);

        @Override
        void close();
    }

    void step(String what) {
        step++;
        title = what;
        out.printf("%n%2d. %s%n", step, what);
        out.flush();
    }

    /** The step under way. */
    String current() {
        return "step %d (%s)".formatted(step, title);
    }

    void says(String format, Object... values) {
        out.printf("    " + format + "%n", values);
        out.flush();
    }

    /** A bar on a terminal; in a file the lines before and after say enough. */
    Counter counter(String what, long total) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        if (!terminal) {
            return new Counter() {
                @Override
                public void count(long done) {}

                @Override
                public void close() {}
            };
        }
        ProgressBar bar = ProgressBar.builder()
                .setTaskName("    " + what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .clearDisplayOnFinish()
                .build();
        return new Counter() {
            @Override
            public void count(long done) {
                bar.stepBy(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
