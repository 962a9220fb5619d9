package dev.stagedoor.ticket.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;
import org.springframework.stereotype.Component;

/**
 * The fonts of tickets. DejaVu Sans is embedded: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian and more. For
 * what it lacks come the operator's fonts, embedded as well, and at last fonts for Chinese, Japanese and Korean that are
 * named only: a reader has them or takes its own.
 */
@Component
class Fonts {
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String[][] NAMED_ONLY = {{"STSong-Light", "UniGB-UCS2-H"}, {"HYGoThic-Medium", "UniKS-UCS2-H"}
    };

    private final byte[] regular = resource("DejaVuSans.ttf");
    private final byte[] bold = resource("DejaVuSans-Bold.ttf");
    private final List<Path> more;

    Fonts(PaperProperties properties) {
        this.more = properties.fonts();
        more.forEach(Fonts::check);
    }

    /** The fonts of one document: they remember what was written with them. */
    Typesetter typesetter() throws IOException {
        List<BaseFont> fallbacks = new ArrayList<>();
        for (Path path : more) {
            fallbacks.add(BaseFont.createFont(path.toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED));
        }
        for (String[] named : NAMED_ONLY) {
            fallbacks.add(BaseFont.createFont(named[0], named[1], BaseFont.NOT_EMBEDDED));
        }
        return new Typesetter(embedded("DejaVuSans.ttf", regular), embedded("DejaVuSans-Bold.ttf", bold), fallbacks);
    }

    /** Writes with the first font that has the letter. */
    record Typesetter(BaseFont regular, BaseFont bold, List<BaseFont> fallbacks) {
        Phrase plain(String text, float size) {
            return phrase(text, size, regular);
        }

        Phrase strong(String text, float size) {
            return phrase(text, size, bold);
        }

        private Phrase phrase(String text, float size, BaseFont first) {
            FontSelector fonts = new FontSelector();
            fonts.addFont(new Font(first, size));
            fallbacks.forEach(font -> fonts.addFont(new Font(font, size)));
            return fonts.process(text);
        }
    }

    private static BaseFont embedded(String name, byte[] font) throws IOException {
        return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, font, null);
    }

    private static void check(Path font) {
        if (!Files.isReadable(font)) {
            throw new IllegalArgumentException("stagedoor.tickets.paper.fonts: cannot read " + font);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream font = Fonts.class.getResourceAsStream(DEJAVU + name)) {
            if (font == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
