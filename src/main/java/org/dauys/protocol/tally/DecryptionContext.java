package org.dauys.protocol.tally;

import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/**
 * Where a partial decryption stands (spec: D-3): its proofs hold nowhere else.
 *
 * @param opened hash of the {@code opened} entry
 * @param aggregate hash of the {@code aggregate} entry
 * @param index the holder's place in the ceremony, from 1
 * @param shareKey {@code X_j}
 */
public record DecryptionContext(Hash opened, Hash aggregate, int index, Point shareKey) {
    /** That {@code factor} is {@code x_j·α} of this slot, the {@code slotIndex}-th of its contest from 0. */
    EqualityProof.Statement statement(String contest, String slot, int slotIndex, Point alpha, Point factor) {
        var context = Transcript.of(Tag.DECRYPTION_CONTEXT)
                .add("opened", opened)
                .add("aggregate", aggregate)
                .add("contest-id", contest)
                .add("slot-id", slot)
                .add("slot-index", slotIndex)
                .add("index", index)
                .digest();
        return new EqualityProof.Statement(context, shareKey, alpha, factor);
    }
}
