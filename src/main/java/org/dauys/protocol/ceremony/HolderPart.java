package org.dauys.protocol.ceremony;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.ceremony.CeremonyMessage.ByHolder;
import org.dauys.protocol.ceremony.CeremonyMessage.Coefficient;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Complaint;
import org.dauys.protocol.ceremony.CeremonyMessage.Confirm;
import org.dauys.protocol.ceremony.CeremonyMessage.Reveal;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.PossessionProof;

/**
 * What one holder makes in one attempt: all of it a function of its secret and the attempt's start, but for the proofs'
 * nonces (spec: K-1). So a holder keeps nothing but its paper.
 */
public final class HolderPart {
    private static final int FRESH = 32;

    private final PersonSecret secret;
    private final Logged<Start> start;
    private final int index;
    private final SecureRandom random;

    /** @param index the holder's place in the attempt's list, from 1 */
    public HolderPart(PersonSecret secret, Logged<Start> start, int index, SecureRandom random) {
        this.secret = secret;
        this.start = start;
        this.index = index;
        this.random = random;
    }

    /** K-2, first visit. */
    public Commit commit() {
        var y = secret.communicationKey(start.entry());
        var publicKey = y.timesG();
        var possession = PossessionProof.prove(Contexts.commit(start.entry(), index), publicKey, y, fresh());
        var commitments = coefficients().stream().map(SecretScalar::timesG).toList();
        return new Commit(
                start.entry(), index, publicKey, possession, Contexts.feldman(start.entry(), index, commitments));
    }

    /** K-4, K-5, second visit: after the holders have compared the fingerprint of the sealed list. */
    public Reveal reveal(Revealing attempt) {
        var secrets = coefficients();
        var coefficients = IntStream.range(0, secrets.size())
                .mapToObj(k -> coefficient(attempt, k, secrets.get(k)))
                .toList();
        var shares = IntStream.rangeClosed(1, attempt.holders())
                .filter(to -> to != index)
                .mapToObj(to -> share(attempt, to))
                .toList();
        return new Reveal(start.entry(), attempt.keys(), index, coefficients, shares);
    }

    /** K-7, third visit: a confirm, or a complaint of the first holder whose share is bad. */
    public ByHolder answer(Confirming attempt) {
        for (int dealer = 1; dealer <= attempt.holders(); dealer++) {
            if (received(attempt, dealer).isEmpty()) {
                return complaint(attempt, dealer);
            }
        }
        return confirm(attempt);
    }

    /** {@code x_j}, the holder's share of the joint key's secret; empty if somebody dealt it a bad one. */
    public Optional<SecretScalar> share(Confirming attempt) {
        Optional<SecretScalar> sum = received(attempt, 1);
        for (int dealer = 2; dealer <= attempt.holders(); dealer++) {
            var next = received(attempt, dealer);
            sum = sum.flatMap(before -> next.map(before::plus));
        }
        return sum;
    }

    private List<SecretScalar> coefficients() {
        return IntStream.range(0, start.message().threshold())
                .mapToObj(k -> secret.coefficient(start.entry(), k))
                .toList();
    }

    private Coefficient coefficient(Revealing attempt, int k, SecretScalar a) {
        var c = a.timesG();
        var context = Contexts.reveal(start.entry(), attempt.keys(), index, k);
        return new Coefficient(c, PossessionProof.prove(context, c, a, fresh()));
    }

    private DealtShare share(Revealing attempt, int to) {
        return DealtShare.seal(
                to,
                attempt.shareContext(index, to),
                secret.ephemeral(start.entry(), to),
                attempt.communicationKey(to),
                dealt(to),
                fresh());
    }

    /** {@code f(j) = Σ a_k·j^k}. */
    private SecretScalar dealt(int j) {
        var coefficients = coefficients();
        var value = coefficients.get(coefficients.size() - 1);
        for (int k = coefficients.size() - 2; k >= 0; k--) {
            value = value.times(Scalar.of(j)).plus(coefficients.get(k));
        }
        return value;
    }

    /** The share from {@code dealer}, if it is the one that the dealer's commitments promise. */
    private Optional<SecretScalar> received(Confirming attempt, int dealer) {
        var share = dealer == index ? Optional.of(dealt(index)) : open(attempt, dealer);
        return share.filter(value -> value.timesG().equals(attempt.expected(dealer, index)));
    }

    private Optional<SecretScalar> open(Confirming attempt, int dealer) {
        var box = attempt.dealt(dealer, index);
        return box.open(shared(box), attempt.revealed().shareContext(dealer, index));
    }

    private Point shared(DealtShare box) {
        return secret.communicationKey(start.entry()).times(box.ephemeral());
    }

    private Complaint complaint(Confirming attempt, int dealer) {
        var shared = shared(attempt.dealt(dealer, index));
        var proof = EqualityProof.prove(
                attempt.complaint(dealer, index, shared), secret.communicationKey(start.entry()), fresh());
        return new Complaint(start.entry(), index, dealer, shared, proof);
    }

    private Confirm confirm(Confirming attempt) {
        var x = share(attempt).orElseThrow();
        var jointKey = attempt.jointKey();
        var alpha = jointKey.rehearsal().ciphertext().alpha().point().orElseThrow();
        var factor = x.times(alpha);
        var proof = EqualityProof.prove(Confirming.rehearsal(jointKey, index, factor), x, fresh());
        return new Confirm(start.entry(), index, jointKey.transcript(), factor, proof);
    }

    private byte[] fresh() {
        var fresh = new byte[FRESH];
        random.nextBytes(fresh);
        return fresh;
    }
}
