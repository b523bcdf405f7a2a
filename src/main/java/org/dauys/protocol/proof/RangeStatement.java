package org.dauys.protocol.proof;

import java.util.List;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;

/**
 * What P-3 claims: the sum of {@code ciphertexts} encrypts under {@code key} one of {@code values}. The sum is never computed:
 * its terms go into the equations, where the points of the ballot's slots stand anyway.
 *
 * @param contest D, the digest of the whole contest (spec: B-4)
 * @param slotIndex the slot's index; the number of slots for the total
 * @param values 1 to 256 ascending numbers, which the verifier takes from the manifest
 */
public record RangeStatement(
        Hash contest, String slotId, int slotIndex, List<Integer> values, Point key, List<CiphertextSum> ciphertexts) {
    public RangeStatement {
        values = List.copyOf(values);
        ciphertexts = List.copyOf(ciphertexts);
    }
}
