package org.dauys.protocol.proof;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.proof.Equations.Equation;
import org.dauys.protocol.proof.Equations.Refused;
import org.dauys.protocol.transcript.Hash;

/**
 * P-4: many equations checked as one sum with a fresh 128-bit weight each. What it refuses is false; what it passes is
 * false with probability at most 2⁻¹²⁸. Nothing may be added to the {@link Equations} while they are being checked.
 */
public final class Batch {
    private static final int FRESH = 32;
    private static final int WEIGHT = 16;

    private final MultiScalarProduct engine;
    private final SecureRandom random;

    public Batch(MultiScalarProduct engine, SecureRandom random) {
        this.engine = engine;
        this.random = random;
    }

    /** The first of {@code equations} that does not hold. */
    public Optional<Refused> refused(Equations equations) {
        return first(equations.list());
    }

    /** For every owner of equations, in the same order, the first of its that does not hold. */
    public List<Optional<Refused>> refusedOfEach(List<Equations> owners) {
        if (owners.size() == 1) {
            return List.of(refused(owners.get(0)));
        }
        var all = owners.stream().flatMap(owner -> owner.list().stream()).toList();
        if (all.isEmpty() || hold(all)) {
            return Collections.nCopies(owners.size(), Optional.empty());
        }
        int half = owners.size() / 2;
        var each = new ArrayList<>(refusedOfEach(owners.subList(0, half)));
        each.addAll(refusedOfEach(owners.subList(half, owners.size())));
        return each;
    }

    private Optional<Refused> first(List<Equation> equations) {
        if (equations.size() == 1) {
            var only = equations.get(0);
            return only.holds() ? Optional.empty() : Optional.of(only.refused());
        }
        if (equations.isEmpty() || hold(equations)) {
            return Optional.empty();
        }
        int half = equations.size() / 2;
        return first(equations.subList(0, half)).or(() -> first(equations.subList(half, equations.size())));
    }

    /** One weighted sum over all of them; a point that stands in several terms is multiplied once. */
    private boolean hold(List<Equation> equations) {
        var seed = seed(equations);
        Map<Point, Scalar> factors = new LinkedHashMap<>();
        for (int i = 0; i < equations.size(); i++) {
            var weight = weight(seed, i);
            for (var term : equations.get(i).terms()) {
                term.element()
                        .point()
                        .ifPresent(point -> factors.merge(point, weight.times(term.factor()), Scalar::plus));
            }
        }
        var terms = factors.entrySet().stream()
                .map(entry -> Term.of(entry.getValue(), entry.getKey()))
                .toList();
        return engine.of(terms).equals(Identity.O);
    }

    /** Fresh bytes hashed together with the whole batch: even a generator that repeats itself gives weights nobody chose. */
    private byte[] seed(List<Equation> equations) {
        var parts = new ArrayList<byte[]>();
        var fresh = new byte[FRESH];
        random.nextBytes(fresh);
        parts.add(fresh);
        for (var equation : equations) {
            parts.add(Bytes.u32(equation.terms().size()));
            for (var term : equation.terms()) {
                parts.add(term.factor().encode());
                parts.add(term.element()
                        .point()
                        .map(point -> point.encode(Point.Form.UNCOMPRESSED))
                        .orElseGet(() -> new byte[0]));
            }
        }
        return Hash.sha256(parts.toArray(byte[][]::new)).encode();
    }

    private static Scalar weight(byte[] seed, int index) {
        var weight = new byte[Scalar.LENGTH];
        System.arraycopy(Hash.sha256(seed, Bytes.u32(index)).encode(), 0, weight, Scalar.LENGTH - WEIGHT, WEIGHT);
        return Scalar.decode(weight).orElseThrow();
    }
}
