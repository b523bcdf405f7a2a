package org.dauys.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Sha256;
import org.dauys.protocol.group.Term;

/**
 * The equations {@code Σ k_i·P_i = O} that somebody's proofs come down to, in the order of the specification's steps
 * (spec: P-4). Collected first and checked together, singly by {@link #refused()} or in a {@link Batch}. The commitment of each
 * comes first and counts 1, since a weight alone is half as long as its product with any other factor.
 */
public final class Equations implements Claim {
    private static final MultiScalarProduct EXACT = MultiScalarProduct.bouncyCastle();

    private final List<Equation> equations;

    public Equations() {
        this(new ArrayList<>());
    }

    private Equations(List<Equation> equations) {
        this.equations = equations;
    }

    /** Which equation does not hold: its step, and where it stood, in the words of whoever added it. */
    public record Refused(Step step, String place) {}

    /** One equation: {@code terms} must sum to O. */
    record Equation(Step step, String place, List<Term> terms) {
        /** Exactly, without weights. */
        boolean holds() {
            return EXACT.of(terms).equals(Identity.O);
        }

        Refused refused() {
            return new Refused(step, place);
        }
    }

    public Equations add(Step step, String place, Term... terms) {
        return add(step, place, List.of(terms));
    }

    public Equations add(Step step, String place, List<Term> terms) {
        equations.add(new Equation(step, place, List.copyOf(terms)));
        return this;
    }

    /** The first equation that does not hold, each checked exactly. */
    public Optional<Refused> refused() {
        return equations.stream()
                .filter(equation -> !equation.holds())
                .findFirst()
                .map(Equation::refused);
    }

    List<Equation> list() {
        return equations;
    }

    Equations part(int from, int to) {
        return new Equations(equations.subList(from, to));
    }

    @Override
    public byte[] statement() {
        var digest = Sha256.start();
        for (var equation : equations) {
            digest.update(Bytes.u32(equation.terms().size()));
            for (var term : equation.terms()) {
                digest.update(term.factor().encode());
                term.element().point().ifPresent(point -> digest.update(point.encode(Form.UNCOMPRESSED)));
            }
        }
        return digest.digest();
    }

    @Override
    public Equations equations() {
        return this;
    }

    @Override
    public List<Point> common() {
        return List.of(Point.G);
    }
}
