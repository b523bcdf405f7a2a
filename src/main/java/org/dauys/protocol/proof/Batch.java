package org.dauys.protocol.proof;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Sha256;
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

    /** What sums them. */
    public MultiScalarProduct engine() {
        return engine;
    }

    /** The first of {@code equations} that does not hold. */
    public Optional<Refused> refused(Equations equations) {
        return first(equations);
    }

    /** For every claim, in the same order, the first of its equations that does not hold. */
    public List<Optional<Refused>> refusedOfEach(List<? extends Claim> claims) {
        if (claims.size() == 1) {
            return List.of(first(claims.get(0).equations()));
        }
        if (claims.isEmpty() || hold(claims)) {
            return Collections.nCopies(claims.size(), Optional.empty());
        }
        int half = claims.size() / 2;
        var each = new ArrayList<>(refusedOfEach(claims.subList(0, half)));
        each.addAll(refusedOfEach(claims.subList(half, claims.size())));
        return each;
    }

    private Optional<Refused> first(Equations equations) {
        var list = equations.list();
        if (list.size() == 1) {
            var only = list.get(0);
            return only.holds() ? Optional.empty() : Optional.of(only.refused());
        }
        if (list.isEmpty() || hold(List.of(equations))) {
            return Optional.empty();
        }
        int half = list.size() / 2;
        return first(equations.part(0, half)).or(() -> first(equations.part(half, list.size())));
    }

    /**
     * One weighted sum over all of them; a point that stands in several terms is multiplied once. The weights come from fresh
     * bytes hashed together with the whole batch: even a generator that repeats itself gives weights nobody chose.
     */
    private boolean hold(List<? extends Claim> claims) {
        var seed = seed(claims);
        int weights = 0;
        var sum = new WeightedSum(engine.begin());
        for (var claim : claims) {
            for (var equation : claim.equations().list()) {
                sum.add(equation, weight(seed, weights++));
            }
            sum.end(claim);
        }
        return sum.total().equals(Identity.O);
    }

    private byte[] seed(List<? extends Claim> claims) {
        var fresh = new byte[FRESH];
        random.nextBytes(fresh);
        var digest = Sha256.start();
        digest.update(fresh);
        for (var claim : claims) {
            var statement = claim.statement();
            digest.update(Bytes.u32(statement.length));
            digest.update(statement);
        }
        return digest.digest();
    }

    private static Scalar weight(byte[] seed, int index) {
        var weight = new byte[Scalar.LENGTH];
        System.arraycopy(Hash.sha256(seed, Bytes.u32(index)).encode(), 0, weight, Scalar.LENGTH - WEIGHT, WEIGHT);
        return Scalar.decode(weight).orElseThrow();
    }
}
