package org.dauys.protocol.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import org.dauys.protocol.symbols.Fingerprint.Reading;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Hash HASH = Seeded.hash("fingerprint");
    private static final Fingerprint FINGERPRINT = Fingerprint.of(HASH);
    /** How many bits of a hash a fingerprint leaves out. */
    private static final int REST = 256 - 125;

    private static BigInteger number(Hash hash) {
        return new BigInteger(1, hash.encode());
    }

    @Test
    void its_hashes_are_all_that_begin_with_its_125_bits() {
        var begins = number(HASH).shiftRight(REST);
        assertEquals(begins.shiftLeft(REST), number(FINGERPRINT.least()));
        assertEquals(
                begins.add(BigInteger.ONE).shiftLeft(REST).subtract(BigInteger.ONE), number(FINGERPRINT.greatest()));
        assertEquals(FINGERPRINT, Fingerprint.of(FINGERPRINT.least()));
        assertEquals(FINGERPRINT, Fingerprint.of(FINGERPRINT.greatest()));
    }

    @Test
    void it_equals_the_same_symbols_and_nothing_else() {
        assertEquals(new Reading.Read(FINGERPRINT), Fingerprint.read(FINGERPRINT.toString()));
        assertNotEquals(FINGERPRINT, Fingerprint.of(Seeded.hash("another")));
        assertNotEquals(FINGERPRINT, (Object) FINGERPRINT.toString());
    }
}
