package org.dauys.platform;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as a picture for a page: {@code <svg viewBox="0 0 {qr.side} {qr.side}"><path d="{qr.path}"/></svg>}. */
public record QrPicture(int side, String path) {
    /** Light modules around the code, as readers need them (ISO/IEC 18004). */
    private static final int MARGIN = 4;

    /** @param text at most 2,331 bytes of UTF-8; longer text throws */
    public static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }

    /** Hidden: what a code says may be a secret. */
    @Override
    public String toString() {
        return "QrPicture[hidden]";
    }
}
