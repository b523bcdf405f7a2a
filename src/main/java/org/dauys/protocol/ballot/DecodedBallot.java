package org.dauys.protocol.ballot;

import java.util.List;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.transcript.Hash;

/** A ballot of the right shape, of which nothing has been proved yet. */
record DecodedBallot(BallotHead head, List<ProvedContest> contests, Hash hash, BallotSignature signature) {
    /** All of it, for the hash covers what the signature doesn't, and the kind of entry as which it came. */
    byte[] statement(Purpose purpose) {
        return Bytes.concat(hash.encode(), signature.encode(), Bytes.ascii(purpose.name()));
    }

    /** B-6.6, B-6.7: what is left to be shown, in the order of the steps. */
    Equations equations(Point jointKey, Purpose purpose) {
        var equations = new Equations();
        contests.forEach(contest -> contest.verify(head, jointKey, equations));
        signature.verify(purpose, head.opened(), head.credential(), hash, "signature", equations);
        return equations;
    }
}
