package dev.stagedoor.event.spot.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.stagedoor.service.http.PublicUrl;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private static final SpotPages PAGES = new SpotPages(new PublicUrl("https://tickets.example"));

    @ParameterizedTest
    @ValueSource(strings = {"Café Zürich #1?", "x"})
    void leadsToThePageOfTheSpot(String spot) throws Exception {
        String page = PAGES.page(spot);

        assertThat(page).startsWith("https://tickets.example/spots/");
        assertThat(scan(QrCode.of(page).png())).isEqualTo(page);
        assertThat(scan(drawn(QrCode.of(page).svg()))).isEqualTo(page);
    }

    @Test
    void fitsTheLongestName() throws Exception {
        String page = PAGES.page("東".repeat(80));

        assertThat(scan(QrCode.of(page).png())).isEqualTo(page);
    }

    private static String scan(byte[] png) throws IOException, ReaderException {
        return scan(Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png))));
    }

    private static String scan(BufferedImage image) throws ReaderException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }

    /** What a viewer shows, written from the SVG alone: ten pixels for each unit of the view box. */
    private static BufferedImage drawn(byte[] svg) {
        String text = new String(svg, StandardCharsets.UTF_8);
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(text);
        assertThat(box.find()).isTrue();
        BufferedImage image = new BufferedImage(
                10 * Integer.parseInt(box.group(1)), 10 * Integer.parseInt(box.group(2)), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(java.awt.Color.BLACK);
        var bars = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(text);
        while (bars.find()) {
            pen.fillRect(
                    10 * Integer.parseInt(bars.group(1)),
                    10 * Integer.parseInt(bars.group(2)),
                    10 * Integer.parseInt(bars.group(3)),
                    10);
        }
        pen.dispose();
        return image;
    }
}
