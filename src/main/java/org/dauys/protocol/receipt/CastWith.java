package org.dauys.protocol.receipt;

import java.util.Optional;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.RecordState;

/**
 * What a record has of the ballots of one code (spec: Q-7). It shows somebody who has not voted that nobody has with her code. Worth
 * nothing where the record is not valid.
 */
public sealed interface CastWith {
    /** The record has no list of credentials yet. */
    record NotJudged() implements CastWith {}

    /** No credential that the record has ever had is of this code. */
    record Unknown() implements CastWith {}

    /**
     * It is one of the record's.
     *
     * @param last what became of the last ballot that was cast; empty if there is none
     * @param revoked whether nothing more can be cast with it
     * @param replaced whether another was issued in its place
     */
    record Known(Chain chain, Optional<ReceiptCheck.Status> last, boolean revoked, boolean replaced)
            implements CastWith {}

    /**
     * Looks for the code's credential, and for its ballots.
     *
     * @param state the record, folded to its end
     */
    static CastWith of(Code code, RecordState state) {
        var stage = state.stage();
        if (stage.credentials().isEmpty()) {
            return new NotJudged();
        }
        var credentials = stage.credentials().get();
        var credential = code.key(stage.election().orElseThrow().id()).credential();
        return state.chain(credential)
                .<CastWith>map(chain -> new Known(
                        chain,
                        Optional.of(ReceiptCheck.standing(stage, credential)).filter(status -> chain.counter() > 0),
                        credentials.isRevoked(credential),
                        credentials.isReplaced(credential)))
                .orElseGet(Unknown::new);
    }
}
