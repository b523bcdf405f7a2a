package org.dauys.testing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The camera of a phone, held before the screen. It looks from several distances, at the code alone and for a code in a picture: any one of
 * these ways misses some codes, others in each.
 */
public final class QrReader {
    private static final List<Double> DISTANCES = List.of(1.0, 0.8, 1.3, 0.6, 1.7, 2.3);
    private static final List<DecodeHintType> WAYS = List.of(DecodeHintType.PURE_BARCODE, DecodeHintType.TRY_HARDER);

    private QrReader() {}

    /** The text of a QR code as it is drawn on a page. */
    public static String read(Locator picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
        return DISTANCES.stream()
                .map(distance -> scaled(image, distance))
                .flatMap(seen -> WAYS.stream().flatMap(way -> look(seen, way).stream()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no QR code can be read here"));
    }

    private static BufferedImage scaled(BufferedImage image, double by) {
        int width = (int) (image.getWidth() * by);
        int height = (int) (image.getHeight() * by);
        var seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = seen.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return seen;
    }

    private static Optional<String> look(BufferedImage image, DecodeHintType way) {
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return Optional.of(
                    new QRCodeReader().decode(bitmap, Map.of(way, true)).getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }
}
