package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptCheck;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.Election;

/**
 * What became of one receipt (spec: ).
 *
 * @param name of the file, as the user gave it
 * @param claim what the receipt says, if it could be read
 * @param outcome the ballot's status, or the rule that the receipt or the record breaks
 * @param confirmation who confirms it, if the manifest names anybody and the record holds what it says
 * @param dispute what shows that the log contradicts itself, if it does
 */
record ReceiptReport(
        String name,
        Optional<Receipt> claim,
        Outcome<ReceiptCheck.Status> outcome,
        Optional<Confirmation> confirmation,
        Optional<DisputeFile> dispute) {
    /** The witnesses that have cosigned the record's head, which covers the receipt's entry. */
    record Confirmation(int by, Witnesses witnesses) {
        boolean hasQuorum() {
            return by >= witnesses.quorum();
        }

        int of() {
            return witnesses.keys().size();
        }
    }

    /** Checks a receipt file against a verified record whose manifest stands. */
    static ReceiptReport of(String name, byte[] bytes, Verification verification) {
        var election = verification.state().stage().election().orElseThrow();
        var file = ReceiptFile.parse(bytes);
        var receipt = file.then(read -> read.verify(election.id(), election.manifest()));
        if (receipt.value().isEmpty()) {
            return new ReceiptReport(
                    name,
                    Optional.empty(),
                    Outcome.refused(receipt.refusal().orElseThrow()),
                    Optional.empty(),
                    Optional.empty());
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
        var confirmation = outcome.value()
                .filter(status -> status != ReceiptCheck.Status.NEWER)
                .flatMap(status -> confirmation(verification, election));
        return new ReceiptReport(name, Optional.of(claim), outcome, confirmation, dispute);
    }

    private static Optional<Confirmation> confirmation(Verification verification, Election election) {
        var witnesses = election.manifest().terms().witnesses();
        return Checkpoint.parse(verification.record().checkpoint())
                .filter(head -> !witnesses.keys().isEmpty())
                .map(head -> new Confirmation(verification.isSigned() ? witnesses.cosigners(head) : 0, witnesses));
    }

    /** What this receipt makes of the verdict on the record. */
    Verdict verdict() {
        if (outcome.refusal().isPresent()) {
            return Verdict.INVALID;
        }
        return outcome.value().equals(Optional.of(ReceiptCheck.Status.NEWER)) ? Verdict.COULD_NOT_RUN : Verdict.VALID;
    }
}
