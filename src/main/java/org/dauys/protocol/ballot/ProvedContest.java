package org.dauys.protocol.ballot;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.RangeProof;

/** A contest with its proofs: one a slot, and one more for the total where it has one. */
record ProvedContest(EncryptedContest encrypted, List<RangeProof> proofs) {
    ProvedContest {
        proofs = List.copyOf(proofs);
    }

    void writeTo(ByteArrayOutputStream wire) {
        for (Ciphertext slot : encrypted.slots()) {
            wire.writeBytes(slot.alpha().encode(Form.UNCOMPRESSED));
            wire.writeBytes(slot.beta().encode(Form.UNCOMPRESSED));
        }
        proofs.forEach(proof -> wire.writeBytes(proof.encode()));
    }

    /** B-6.6. */
    void verify(BallotHead head, Point jointKey, Equations equations) {
        var statements = encrypted.statements(head, jointKey);
        for (int i = 0; i < proofs.size(); i++) {
            proofs.get(i).verify(statements.get(i), encrypted.contest().place(i), equations);
        }
    }
}
