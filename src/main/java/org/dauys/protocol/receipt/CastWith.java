package org.dauys.protocol.receipt;

import java.util.Optional;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.RecordState;

/** What a record has of the ballots of one code (spec: Q-7): also to who has not voted, that nobody else has with that code. */
public sealed interface CastWith {
    /** The record has no list of credentials yet. */
    record NotJudged() implements CastWith {}

    /** No credential that the record has ever had is of this code. */
    record Unknown() implements CastWith {}

    /**
     * It is one of the record's.
     *
     * @param last what became of the last ballot that was cast; empty if there is none
     */
    record Known(Chain chain, Optional<ReceiptCheck.Status> last) implements CastWith {}

    /** @param state the record, folded to its end */
    static CastWith of(Code code, RecordState state) {
        var stage = state.stage();
        if (stage.credentials().isEmpty()) {
            return new NotJudged();
        }
        var election = stage.election().orElseThrow();
        var credential = code.key(election.id()).credential();
        return state.chain(credential)
                .<CastWith>map(chain -> new Known(
                        chain,
                        Optional.of(ReceiptCheck.standing(stage, credential)).filter(status -> chain.counter() > 0)))
                .orElseGet(Unknown::new);
    }
}
