package dev.stagedoor.notification.mail.model;

import java.util.regex.Pattern;

/** Text from outside, made fit to stand in one line of a mail or in one of its headers. */
final class Line {
    /** The longest name that a mail repeats; a longer one is cut, so that headers stay short. */
    private static final int MAX_CODE_POINTS = 300;

    /** Line breaks and other controls would end a header; bidirectional controls would make a line read as another. */
    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private Line() {}

    static String of(String text) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= MAX_CODE_POINTS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…";
    }
}
