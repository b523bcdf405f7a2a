package org.dauys.protocol.proof;

import java.util.ArrayList;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.proof.RangeProof.Branch;

/** P-3, the prover: simulates every branch but the true one. */
public final class RangeProver {
    private final RangeStatement statement;
    private final int value;
    private final SecretScalar r;
    private final Scalars scalars;

    /** Where a proof's random scalars come from (spec: B-7). Each is used in one proof only. */
    public interface Scalars {
        SecretScalar nonce();

        SecretScalar challenge(int branch);

        SecretScalar response(int branch);
    }

    /**
     * @param value one of the statement's values
     * @param r the ciphertext's randomness: {@code α = r·G}, {@code β = value·G + r·K}
     */
    public RangeProver(RangeStatement statement, int value, SecretScalar r, Scalars scalars) {
        if (!statement.values().contains(value)) {
            throw new IllegalArgumentException("the value isn't among those to be proved");
        }
        this.statement = statement;
        this.value = value;
        this.r = r;
        this.scalars = scalars;
    }

    /** {@code A_i = w·G}, {@code B_i = w·K}, {@code c_i = H − Σ c_j}, {@code s_i = w + c_i·r} for the true branch i. */
    public RangeProof prove() {
        int truth = statement.values().indexOf(value);
        var nonce = scalars.nonce();
        var branches = new ArrayList<Branch>();
        var challenges = new ArrayList<Scalar>();
        for (int j = 0; j < statement.values().size(); j++) {
            if (j == truth) {
                branches.add(new Branch(nonce.timesG(), nonce.times(statement.key()), Scalar.ZERO));
                challenges.add(Scalar.ZERO);
            } else {
                var c = scalars.challenge(j);
                branches.add(simulated(j, c));
                challenges.add(exposed(c));
            }
        }
        var own = challenges.stream().reduce(RangeProof.challenge(statement, branches), Scalar::minus);
        var open = branches.get(truth);
        branches.set(truth, new Branch(open.a(), open.b(), nonce.response(own, r)));
        challenges.set(truth, own);
        return new RangeProof(branches, challenges.subList(0, challenges.size() - 1));
    }

    /** With {@code u = s_j − c_j·r}: {@code A_j = u·G}, {@code B_j = u·K − c_j·(v − m_j)·G}. */
    private Branch simulated(int j, SecretScalar c) {
        var s = exposed(scalars.response(j));
        var u = r.times(exposed(c).negate()).plus(s);
        var shift = c.times(Scalar.of(value - statement.values().get(j))).timesG();
        var b = u.times(statement.key()).minus(shift);
        return new Branch(u.timesG(), point(b), s);
    }

    private static Point point(Element element) {
        return element.point().orElseThrow(() -> new IllegalStateException("a simulated commitment is O"));
    }

    private static Scalar exposed(SecretScalar scalar) {
        return scalar.expose(SecretAccess.SIMULATED_BRANCH);
    }
}
