package org.dauys.protocol.ceremony;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.ceremony.CeremonyMessage.Coefficient;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Reveal;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.record.SampleRecord;

/** A key holder that chooses its coefficients as it likes and deals what it likes, all of it properly proved. */
public final class ForgedHolder {
    private final PersonSecret secret;
    private final Logged<Start> start;
    private final int index;
    private final List<SecretScalar> coefficients;
    private final SecureRandom random;

    /** @param coefficients as many as it likes */
    public ForgedHolder(
            PersonSecret secret, Logged<Start> start, int index, List<SecretScalar> coefficients, SecureRandom random) {
        this.secret = secret;
        this.start = start;
        this.index = index;
        this.coefficients = List.copyOf(coefficients);
        this.random = random;
    }

    /** The coefficients that an honest holder with this secret has. */
    public static List<SecretScalar> honest(PersonSecret secret, Logged<Start> start) {
        return IntStream.range(0, start.message().threshold())
                .mapToObj(k -> secret.coefficient(start.entry(), k))
                .toList();
    }

    public Commit commit() {
        var y = secret.communicationKey(start.entry());
        var possession = PossessionProof.prove(Contexts.commit(start.entry(), index), y.timesG(), y, fresh());
        var commitments = coefficients.stream().map(SecretScalar::timesG).toList();
        var commitment = Contexts.feldman(start.entry(), index, commitments);
        return new Commit(start.entry(), index, y.timesG(), possession, commitment);
    }

    /** What this holder commits to are points of which nobody need know the secrets. */
    public Commit commitTo(List<Point> points) {
        var honest = commit();
        var commitment = Contexts.feldman(start.entry(), index, points);
        return new Commit(start.entry(), index, honest.communicationKey(), honest.possession(), commitment);
    }

    /** What this holder, the third of three, reveals after the others have honestly done so. */
    public Reveal revealLast(SampleRecord record) {
        record.append(record.byHolder(record.part(1).commit()));
        record.append(record.byHolder(record.part(2).commit()));
        record.append(record.byHolder(commit()));
        record.keys();
        record.append(record.byHolder(record.part(1).reveal(record.attempt())));
        record.append(record.byHolder(record.part(2).reveal(record.attempt())));
        return reveal(record.attempt(), 0);
    }

    /** @param victim the holder who gets a share one too large; 0 for nobody */
    public Reveal reveal(Revealing attempt, int victim) {
        var proved = IntStream.range(0, coefficients.size())
                .mapToObj(k -> coefficient(attempt, k))
                .toList();
        var shares = IntStream.rangeClosed(1, attempt.holders())
                .filter(to -> to != index)
                .mapToObj(to -> share(attempt, to, to == victim))
                .toList();
        return new Reveal(start.entry(), attempt.keys(), index, proved, shares);
    }

    private Coefficient coefficient(Revealing attempt, int k) {
        var a = coefficients.get(k);
        var context = Contexts.reveal(start.entry(), attempt.keys(), index, k);
        return new Coefficient(a.timesG(), PossessionProof.prove(context, a.timesG(), a, fresh()));
    }

    private DealtShare share(Revealing attempt, int to, boolean bad) {
        var value = coefficients.get(coefficients.size() - 1);
        for (int k = coefficients.size() - 2; k >= 0; k--) {
            value = value.times(Scalar.of(to)).plus(coefficients.get(k));
        }
        return DealtShare.seal(
                to,
                attempt.shareContext(index, to),
                secret.ephemeral(start.entry(), to),
                attempt.communicationKey(to),
                bad ? value.plus(Scalar.ONE) : value,
                fresh());
    }

    private byte[] fresh() {
        var fresh = new byte[32];
        random.nextBytes(fresh);
        return fresh;
    }
}
