package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashToScalarTest {
    private static final byte[] DST = Bytes.ascii("QUUX-V01-CS02-with-expander-SHA256-128");

    @ParameterizedTest
    @CsvSource({
        "'', 68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235",
        "abc, d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615",
        "abcdef0123456789, eff31487c770a893cfb36f912fbfcbff40d5661771ca4b2cb4eafe524333f5c1"
    })
    void a23_expands_as_RFC_9380_appendix_K_1_says_to_32_bytes(String message, String expected) {
        assertArrayEquals(
                HexFormat.of().parseHex(expected), HashToScalar.expandMessageXmd(Bytes.ascii(message), DST, 32));
    }

    /** χ² of the first byte, of 255 degrees of freedom: beyond 400 once in ten million; a byte too few drawn shows at once. */
    @Test
    void a23_scalars_are_spread_evenly() {
        int tries = 100 * Tries.CHEAP;
        var counts = new long[256];
        for (int i = 0; i < tries; i++) {
            counts[HashToScalar.of("spread", Bytes.u32(i)).encode()[0] & 0xff]++;
        }
        double expected = tries / 256.0;
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertTrue(chiSquare < 400, "χ² = " + chiSquare);
    }

    @Test
    void expands_as_RFC_9380_appendix_K_1_says_to_128_bytes() {
        var expected =
                "af84c27ccfd45d41914fdff5df25293e221afc53d8ad2ac06d5e3e29485dadbee0d121587713a3e0dd4d5e69e93eb7cd"
                        + "4f5df4cd103e188cf60cb02edc3edf18eda8576c412b18ffb658e3dd6ec849469b979d444cf7b26911a08e63cf31f9dc"
                        + "c541708d3491184472c2c29bb749d4286b004ceb5ee6b9a7fa5b646c993f0ced";
        assertArrayEquals(HexFormat.of().parseHex(expected), HashToScalar.expandMessageXmd(new byte[0], DST, 128));
    }

    @Test
    void takes_tags_of_1_to_255_bytes_and_gives_up_to_8160() {
        assertThrows(IllegalArgumentException.class, () -> HashToScalar.of("", new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> HashToScalar.of("t".repeat(256), new byte[0]));
        assertThrows(
                IllegalArgumentException.class, () -> HashToScalar.expandMessageXmd(new byte[0], new byte[1], 8161));
        assertEquals(8160, HashToScalar.expandMessageXmd(new byte[0], new byte[1], 8160).length);
        assertEquals(33, HashToScalar.expandMessageXmd(new byte[0], new byte[255], 33).length);
    }

    @Test
    void derives_keys_of_1_to_8160_bytes() {
        assertThrows(IllegalArgumentException.class, () -> Hkdf.derive(new byte[1], new byte[0], 0));
        assertThrows(IllegalArgumentException.class, () -> Hkdf.derive(new byte[1], new byte[0], 8161));
        assertEquals(1, Hkdf.derive(new byte[1], new byte[0], 1).length);
        assertEquals(8160, Hkdf.derive(new byte[1], new byte[0], 8160).length);
    }

    @Test
    void derives_keys_as_RFC_5869_test_case_3_says() {
        var ikm = new byte[22];
        Arrays.fill(ikm, (byte) 0x0b);
        assertArrayEquals(
                HexFormat.of()
                        .parseHex(
                                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
                Hkdf.derive(ikm, new byte[0], 42));
    }
}
