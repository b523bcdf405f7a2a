package org.dauys.protocol.proof;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dauys.protocol.group.Scalar;

/** The challenges with which a verifier writes its equations, so that a test can see whether one has changed. */
public final class Challenges {
    private static final Set<Step> STEPS =
            Set.of(Step.POSSESSION, Step.EQUALITY_OF_KEY, Step.RANGE_ALPHA, Step.SIGNATURE);

    private Challenges() {}

    /** {@code e} of each equation that {@code verify} adds, the factor of its last term. */
    public static List<Scalar> of(Consumer<Equations> verify) {
        var equations = new Equations();
        verify.accept(equations);
        return equations.list().stream()
                .filter(equation -> STEPS.contains(equation.step()))
                .map(equation ->
                        equation.terms().get(equation.terms().size() - 1).factor())
                .toList();
    }
}
