package dev.stagedoor.ticket.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.stagedoor.service.http.PublicUrl;
import dev.stagedoor.ticket.paper.model.Period;
import dev.stagedoor.ticket.paper.model.PrintableTicket;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTest {
    private static final UUID ID = UUID.fromString("5f0c7b1e-9f0a-4b52-8a52-0f6f0c9c1b11");
    private static final UUID EVENT = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final Period EVENING = new Period(
            Instant.parse("2026-03-01T18:30:00Z"), Instant.parse("2026-03-01T21:00:00Z"), ZoneId.of("Europe/Berlin"));
    private static final TicketLinks LINKS = new TicketLinks(new PublicUrl("https://tickets.example"));

    @ParameterizedTest
    @ValueSource(ints = {150, 301, 1_024})
    void codeIsReadFromAnImageOfEverySize(int size) throws IOException, ReaderException {
        for (boolean spot : List.of(true, false)) {
            String link = LINKS.of(ticket("Hamlet", spot));

            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(QrCode.of(link).png(size)));

            assertThat(image.getWidth()).isEqualTo(size);
            assertThat(read(image)).isEqualTo(link);
        }
    }

    @Test
    void drawingHasTheModulesOfTheCode() {
        QrCode code = QrCode.of("x");
        int dark = 0;
        for (int i = 0; i < code.side() * code.side(); i++) {
            dark += code.isDark(i % code.side(), i / code.side()) ? 1 : 0;
        }

        assertThat(code.svg(300).split("h1v1h-1z", -1)).hasSize(dark + 1);
        assertThat(code.svg(300)).contains("width=\"300\"");
    }

    @Test
    void codeOfASpotsTicketPresentsIt() {
        assertThat(LINKS.of(ticket("Hamlet", true)))
                .isEqualTo("https://tickets.example/api/spots/" + EVENT + "/redeem/" + ID);
    }

    @Test
    void pageTellsWhatWhenWhereAndAdmits() throws IOException, ReaderException {
        byte[] pdf = pdf(ticket("Čajkovskij & Gäste – Евгений Онегин", false));

        try (PDDocument page = Loader.loadPDF(pdf)) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(page).replaceAll("\\s+", " "))
                    .contains("Čajkovskij & Gäste – Евгений Онегин")
                    .contains("Sunday, 1 March 2026, 19:30 – 22:00 (Europe/Berlin)")
                    .contains("Großes Haus, Θέατρο")
                    .contains("Parkett")
                    .contains(ID.toString());
            assertThat(read(new PDFRenderer(page).renderImageWithDPI(0, 150)))
                    .isEqualTo("https://tickets.example/tickets/" + ID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ελλάδα", "Հայաստան", "საქართველო", "東京ドーム", "서울", "Ōsaka Łódź"})
    void writesNamesOfManyScripts(String name) throws IOException {
        try (PDDocument page = Loader.loadPDF(pdf(ticket(name, false)))) {
            assertThat(new PDFTextStripper().getText(page)).contains(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"مهرجان القاهرة", "ירושלים", "🎭 Theater", "हिन्दी", "\u0000\uD800 broken"})
    void printsNamesOfAnyLettersOnOnePage(String name) throws IOException {
        String most = (name + " ").repeat(100);
        try (PDDocument page = Loader.loadPDF(pdf(ticket(most, false)))) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(page)).contains(ID.toString());
        }
    }

    @Test
    void leavesOutWhatNobodyHasToldYet() throws IOException {
        try (PDDocument page =
                Loader.loadPDF(pdf(new PrintableTicket(ID, EVENT, false, false, "Hamlet", null, null, null)))) {
            assertThat(new PDFTextStripper().getText(page))
                    .contains("Hamlet")
                    .contains(ID.toString())
                    .doesNotContain("When");
        }
    }

    @Test
    void namesBothDaysWhereThereAreTwo() {
        Period night = new Period(
                Instant.parse("2026-03-01T21:00:00Z"), Instant.parse("2026-03-02T03:00:00Z"), EVENING.zone());

        assertThat(night.readable())
                .isEqualTo("Sunday, 1 March 2026, 22:00 – Monday, 2 March 2026, 04:00 (Europe/Berlin)");
    }

    private static PrintableTicket ticket(String name, boolean spot) {
        return new PrintableTicket(ID, EVENT, false, spot, name, "Großes Haus, Θέατρο", "Parkett", EVENING);
    }

    private static byte[] pdf(PrintableTicket ticket) {
        Fonts fonts = new Fonts(new PaperProperties(1, 1, List.of()));
        return new TicketPdf(fonts).of(ticket, QrCode.of(LINKS.of(ticket)));
    }

    private static String read(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return Objects.requireNonNull(new QRCodeReader().decode(bitmap).getText());
    }
}
