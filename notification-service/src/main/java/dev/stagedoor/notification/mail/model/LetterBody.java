package dev.stagedoor.notification.mail.model;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/** The paragraphs of a letter, written once and rendered as text and as HTML. */
final class LetterBody {
    private sealed interface Paragraph {}

    private record Lines(List<String> lines) implements Paragraph {}

    private record Link(String label, String address) implements Paragraph {}

    private final List<Paragraph> paragraphs = new ArrayList<>();

    /** A letter that begins with the reader's name, where it is known. */
    static LetterBody greeting(Recipient recipient) {
        String name = recipient.username();
        return new LetterBody().lines(name.isEmpty() ? "Hello," : "Hello " + name + ",");
    }

    @CanIgnoreReturnValue
    LetterBody lines(String... lines) {
        paragraphs.add(new Lines(List.of(lines)));
        return this;
    }

    @CanIgnoreReturnValue
    LetterBody link(String label, String address) {
        paragraphs.add(new Link(label, address));
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Paragraph paragraph : paragraphs) {
            switch (paragraph) {
                case Lines(List<String> lines) ->
                    lines.forEach(line -> text.append(line).append('\n'));
                case Link(String label, String address) ->
                    text.append(label).append(": ").append(address).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><body>\n");
        for (Paragraph paragraph : paragraphs) {
            html.append("<p>");
            switch (paragraph) {
                case Lines(List<String> lines) ->
                    html.append(String.join(
                            "<br>\n", lines.stream().map(LetterBody::escape).toList()));
                case Link(String label, String address) ->
                    html.append("<a href=\"%s\">%s</a>".formatted(escape(address), escape(label)));
            }
            html.append("</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
