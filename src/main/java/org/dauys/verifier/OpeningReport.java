package org.dauys.verifier;

import java.util.Optional;
import org.dauys.protocol.ballot.Choices;
import org.dauys.protocol.ballot.Opening;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;

/**
 * What one opening of an audited ballot shows (spec: B-8).
 *
 * @param name of the file, as the user gave it
 * @param tracker of the ballot that the opening makes, if it makes one
 */
record OpeningReport(String name, Optional<Fingerprint> tracker, Answer answer) {
    /** What can be said. */
    sealed interface Answer {
        /** The record's audited ballot at {@code index} encrypts these choices and no others. */
        record Opened(long index, Choices choices) implements Answer {}

        /** The record has no such ballot, but voting goes on in it: the audit may be later than this copy. */
        record NotJudged() implements Answer {}

        record Failed(Opening.Reason reason) implements Answer {}
    }

    /** Checks an opening against a verified record whose manifest stands. */
    static OpeningReport of(String name, String text, Verification verification) {
        var stage = verification.state().stage();
        var contests = stage.election().orElseThrow().manifest().contests();
        var opening = Opening.read(text, contests.size());
        if (opening.isEmpty()) {
            return failed(name, Opening.Reason.SHAPE);
        }
        return stage.opening()
                .map(open -> of(name, opening.get(), open, verification))
                .orElseGet(() -> new OpeningReport(name, Optional.empty(), missing(stage.phase())));
    }

    private static OpeningReport of(String name, Opening opening, OpenElection open, Verification verification) {
        var verdict = opening.open(open.ballotTerms());
        if (verdict instanceof Opening.Verdict.Refused refused) {
            return failed(name, refused.reason());
        }
        var opened = (Opening.Verdict.Opened) verdict;
        var answer = verification
                .replay()
                .audited(opened.ballot(), open.election().manifest().contests())
                .<Answer>map(index -> new Answer.Opened(index, opened.choices()))
                .orElseGet(() -> missing(verification.state().stage().phase()));
        return new OpeningReport(name, Optional.of(Fingerprint.of(opened.ballot())), answer);
    }

    private static OpeningReport failed(String name, Opening.Reason reason) {
        return new OpeningReport(name, Optional.empty(), new Answer.Failed(reason));
    }

    /** After the end of voting no audit comes any more; before it a longer copy of the record may have it. */
    private static Answer missing(Stage.Phase phase) {
        return phase.isOver() ? new Answer.Failed(Opening.Reason.OTHER_BALLOT) : new Answer.NotJudged();
    }

    /** What this opening makes of the verdict on the record. */
    Verdict verdict() {
        if (answer instanceof Answer.Opened) {
            return Verdict.VALID;
        }
        return answer instanceof Answer.NotJudged ? Verdict.COULD_NOT_RUN : Verdict.INVALID;
    }
}
