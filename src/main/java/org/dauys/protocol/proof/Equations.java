package org.dauys.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Term;

/**
 * The equations {@code Σ k_i·P_i = O} that somebody's proofs come down to, in the order of the specification's steps
 * (spec: P-4). Collected first and checked together, singly by {@link #refused()} or in a {@link Batch}.
 */
public final class Equations {
    private static final MultiScalarProduct EXACT = MultiScalarProduct.bouncyCastle();

    private final List<Equation> equations = new ArrayList<>();

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
        equations.add(new Equation(step, place, List.of(terms)));
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
        return List.copyOf(equations);
    }
}
