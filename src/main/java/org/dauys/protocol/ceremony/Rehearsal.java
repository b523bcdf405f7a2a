package org.dauys.protocol.ceremony;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.elgamal.Decryption;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/**
 * The test of a ceremony's keys (spec: K-8): holders decrypt a ciphertext of which everybody knows randomness and content.
 *
 * @param transcript of the ceremony, from which both follow
 */
record Rehearsal(Hash transcript, Point jointKey) {
    /** {@code (r·G, m·G + r·K)}. */
    CiphertextSum ciphertext() {
        var r = drawn(Tag.REHEARSAL_R);
        return new CiphertextSum(Point.G.times(r), message().plus(jointKey.times(r)));
    }

    /** {@code m·G}. */
    Element message() {
        return Point.G.times(drawn(Tag.REHEARSAL_M));
    }

    private Scalar drawn(Tag tag) {
        return Transcript.of(tag).add("transcript", transcript).challenge();
    }

    /**
     * K-8.3: does every group of {@code threshold} holders decrypt it?
     *
     * @param factors of all holders, by index from 1
     */
    boolean isDecryptedBy(int threshold, Map<Integer, Point> factors) {
        var beta = ciphertext().beta();
        var message = message();
        return IntStream.range(0, 1 << factors.size())
                .filter(members -> Integer.bitCount(members) == threshold)
                .allMatch(members ->
                        Decryption.combine(beta, of(members, factors)).equals(message));
    }

    /** The factors of the holders whose bits are set, the first holder's being the lowest. */
    private static Map<Integer, Point> of(int members, Map<Integer, Point> factors) {
        return factors.entrySet().stream()
                .filter(factor -> (members >> (factor.getKey() - 1) & 1) == 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
