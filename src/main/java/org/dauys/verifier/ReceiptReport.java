package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptCheck;
import org.dauys.protocol.receipt.ReceiptFile;

/**
 * What became of one receipt (spec: Q-4).
 *
 * @param name of the file, as the user gave it
 * @param claim what the receipt says, if it could be read
 * @param outcome the ballot's status, or the rule that the receipt or the record breaks
 * @param dispute what shows that the log contradicts itself, if it does
 */
record ReceiptReport(
        String name, Optional<Receipt> claim, Outcome<ReceiptCheck.Status> outcome, Optional<DisputeFile> dispute) {
    /** Checks a receipt file against a verified record whose manifest stands. */
    static ReceiptReport of(String name, byte[] bytes, Verification verification) {
        var election = verification.state().stage().election().orElseThrow();
        var file = ReceiptFile.parse(bytes);
        var receipt = file.then(read -> read.verify(election.id(), election.manifest()));
        if (receipt.value().isEmpty()) {
            return new ReceiptReport(
                    name, Optional.empty(), Outcome.refused(receipt.refusal().orElseThrow()), Optional.empty());
        }
        var check = new ReceiptCheck(verification.state(), verification.replay().tree(), verification.record());
        var claim = receipt.value().get();
        var refusal = check.refusal(claim);
        Outcome<ReceiptCheck.Status> outcome =
                refusal.isPresent() ? Outcome.refused(refusal.get()) : Outcome.accepted(check.status(claim));
        var checkpoint = new String(verification.record().checkpoint(), StandardCharsets.UTF_8);
        var dispute = refusal.map(Refusal::rule)
                .filter(rule -> verification.isSigned())
                .flatMap(DisputeFile.Finding::of)
                .map(finding -> new DisputeFile(file.value().orElseThrow(), finding, checkpoint));
        return new ReceiptReport(name, Optional.of(claim), outcome, dispute);
    }

    /** What this receipt makes of the verdict on the record. */
    Verdict verdict() {
        if (outcome.refusal().isPresent()) {
            return Verdict.INVALID;
        }
        return outcome.value().equals(Optional.of(ReceiptCheck.Status.NEWER)) ? Verdict.COULD_NOT_RUN : Verdict.VALID;
    }
}
