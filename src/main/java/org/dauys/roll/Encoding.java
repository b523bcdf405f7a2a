package org.dauys.roll;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.dauys.roll.Finding.Kind;

/**
 * What the bytes of an uploaded table mean: UTF-8 if they are UTF-8 throughout, else what Russian versions of
 * spreadsheets write.
 *
 * @param charset empty where the file is no text
 * @param mark how many bytes of a byte-order mark stand before the text
 * @param finding what has to be said about it
 */
record Encoding(Optional<Charset> charset, int mark, Optional<Finding> finding) {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final int BLOCK = 64 * 1024;

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    static Encoding of(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        if (start.length == 0) {
            return none(Kind.FILE_EMPTY);
        }
        if (startsWith(start, ZIP) || startsWith(start, OLE)) {
            return none(Kind.FILE_IS_WORKBOOK);
        }
        if (startsWith(start, UTF_16LE_MARK)) {
            return text(file, StandardCharsets.UTF_16LE, 2).orElseGet(() -> none(Kind.FILE_UNREADABLE));
        }
        var utf8 = text(file, StandardCharsets.UTF_8, startsWith(start, UTF_8_MARK) ? 3 : 0);
        return utf8.isPresent()
                ? utf8.get()
                : text(file, WINDOWS_1251, 0).map(Encoding::guessed).orElseGet(() -> none(Kind.FILE_UNREADABLE));
    }

    BufferedReader open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset.orElseThrow()), BLOCK);
    }

    private Encoding guessed() {
        return new Encoding(charset, mark, Optional.of(Finding.file(Kind.ENCODING_GUESSED, WINDOWS_1251.name())));
    }

    private static Encoding none(Kind why) {
        return new Encoding(Optional.empty(), 0, Optional.of(Finding.file(why, "")));
    }

    /** Empty unless every byte of the file is text in this charset, none of it U+0000. */
    private static Optional<Encoding> text(Path file, Charset charset, int mark) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(mark);
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return decodes(in, decoder)
                    ? Optional.of(new Encoding(Optional.of(charset), mark, Optional.empty()))
                    : Optional.empty();
        }
    }

    private static boolean decodes(InputStream in, CharsetDecoder decoder) throws IOException {
        var bytes = ByteBuffer.allocate(BLOCK);
        var chars = CharBuffer.allocate(BLOCK);
        boolean last = false;
        while (!last) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            last = count < 0;
            bytes.position(bytes.position() + Math.max(count, 0)).flip();
            var result = decoder.decode(bytes, chars, last);
            if (result.isError() || contains0(chars.flip())) {
                return false;
            }
            bytes.compact();
            chars.clear();
        }
        return true;
    }

    private static boolean contains0(CharBuffer chars) {
        return chars.chars().anyMatch(c -> c == 0);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
