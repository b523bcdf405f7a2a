package org.dauys.protocol.ceremony;

import static org.dauys.protocol.Rule.K_2_1;
import static org.dauys.protocol.Rule.K_7_1;
import static org.dauys.protocol.Rule.K_8_1;
import static org.dauys.protocol.Rule.K_8_2;
import static org.dauys.protocol.Rule.K_8_3;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.ceremony.CeremonyMessage.Complaint;
import org.dauys.protocol.ceremony.CeremonyMessage.Confirm;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.Equations;

/**
 * Third visit: every holder looks into its boxes and decrypts the rehearsal, or complains (spec: K-7, K-8).
 *
 * @param confirms by index
 */
public record Confirming(Revealing revealed, JointKey jointKey, SortedMap<Integer, Logged<Confirm>> confirms)
        implements Attempt {
    static Confirming begin(Revealing revealed, JointKey jointKey) {
        return new Confirming(revealed, jointKey, Collections.emptySortedMap());
    }

    @Override
    public Logged<Start> start() {
        return revealed.start();
    }

    @Override
    public Set<Point> communicationKeys() {
        return revealed.communicationKeys();
    }

    @Override
    public Outcome<Attempt> step(Logged<? extends CeremonyMessage> logged) {
        if (logged.message() instanceof Confirm confirm) {
            var more = Attempt.with(confirms, confirm.index(), new Logged<>(confirm, logged.entry()));
            return Outcome.of(refusal(confirm), new Confirming(revealed, jointKey, more))
                    .then(next -> next.confirms.size() < holders() ? Outcome.accepted(next) : next.complete());
        }
        if (logged.message() instanceof Complaint complaint) {
            return Outcome.of(refusal(complaint), new Failed(start(), complaint, isFounded(complaint)));
        }
        return Attempt.super.step(logged);
    }

    /** The statement of the proof in holder {@code index}'s confirm. */
    static EqualityProof.Statement rehearsal(JointKey jointKey, int index, Point factor) {
        var alpha = jointKey.rehearsal().ciphertext().alpha().point().orElseThrow();
        return new EqualityProof.Statement(
                Contexts.rehearsal(jointKey.transcript(), index), jointKey.shareKey(index), alpha, factor);
    }

    private Optional<Refusal> refusal(Confirm confirm) {
        if (confirms.containsKey(confirm.index())) {
            return Optional.of(K_2_1.refuses("this holder has confirmed already"));
        }
        if (!confirm.transcript().equals(jointKey.transcript())) {
            return Optional.of(K_8_1.refuses("another transcript"));
        }
        var equations = new Equations();
        confirm.proof().verify(rehearsal(jointKey, confirm.index(), confirm.factor()), "rehearsal", equations);
        return equations.refused().map(refused -> K_8_2.refuses(refused.step().id()));
    }

    private Outcome<Attempt> complete() {
        var factors = confirms.values().stream()
                .map(Logged::message)
                .collect(Collectors.toMap(Confirm::index, Confirm::factor));
        return jointKey.rehearsal().isDecryptedBy(jointKey.threshold(), factors)
                ? Outcome.accepted(new Complete(this))
                : Outcome.refused(K_8_3.refuses("some holders together don't decrypt the rehearsal"));
    }

    private Optional<Refusal> refusal(Complaint complaint) {
        if (confirms.containsKey(complaint.index())) {
            return Optional.of(K_2_1.refuses("this holder has confirmed already"));
        }
        if (complaint.against() == complaint.index() || complaint.against() > holders()) {
            return Optional.of(K_7_1.refuses("nobody to complain of"));
        }
        var statement = complaint(complaint.against(), complaint.index(), complaint.shared());
        var equations = new Equations();
        complaint.proof().verify(statement, "shared point", equations);
        return equations.refused().map(refused -> K_7_1.refuses(refused.step().id()));
    }

    /** The statement of the proof in {@code receiver}'s complaint of {@code dealer}. */
    EqualityProof.Statement complaint(int dealer, int receiver, Point shared) {
        var reveal = revealed.reveals().get(dealer).entry();
        return new EqualityProof.Statement(
                Contexts.complaint(start().entry(), reveal, dealer, receiver),
                revealed.communicationKey(receiver),
                dealt(dealer, receiver).ephemeral(),
                shared);
    }

    private DealtShare share(Complaint complaint) {
        return dealt(complaint.against(), complaint.index());
    }

    /** What {@code dealer} gave {@code receiver}, another holder. */
    DealtShare dealt(int dealer, int receiver) {
        return revealed.reveals().get(dealer).message().shares().stream()
                .filter(share -> share.to() == receiver)
                .findFirst()
                .orElseThrow();
    }

    /** K-7: opens the box as the complaint lets everybody do. Was the share bad? */
    private boolean isFounded(Complaint complaint) {
        boolean possible = complaint.against() != complaint.index() && complaint.against() <= holders();
        return possible
                && !share(complaint)
                        .open(complaint.shared(), revealed.shareContext(complaint.against(), complaint.index()))
                        .filter(share -> share.timesG().equals(expected(complaint.against(), complaint.index())))
                        .isPresent();
    }

    /** {@code Σ_k j^k·C_{i,k}} for dealer i and receiver j. */
    Element expected(int dealer, int receiver) {
        return JointKey.evaluate(revealed.reveals().get(dealer).message().commitments(), receiver);
    }
}
