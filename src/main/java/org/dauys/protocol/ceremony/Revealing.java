package org.dauys.protocol.ceremony;

import static org.dauys.protocol.Rule.K_2_1;
import static org.dauys.protocol.Rule.K_4_1;
import static org.dauys.protocol.Rule.K_4_2;
import static org.dauys.protocol.Rule.K_4_3;
import static org.dauys.protocol.Rule.K_4_4;
import static org.dauys.protocol.Rule.K_5_1;
import static org.dauys.protocol.Rule.K_6_1;
import static org.dauys.protocol.Rule.K_9;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Reveal;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.transcript.Hash;

/**
 * Second visit: holders open their commitments and deal shares (spec: K-4, K-5).
 *
 * @param commits of all holders by index
 * @param keys the hash of the entry that sealed them
 * @param reveals by index
 */
public record Revealing(
        Logged<Start> start,
        SortedMap<Integer, Logged<Commit>> commits,
        Hash keys,
        SortedMap<Integer, Logged<Reveal>> reveals)
        implements Attempt {
    static Revealing begin(Committing committed, Hash keys) {
        return new Revealing(committed.start(), committed.commits(), keys, Collections.emptySortedMap());
    }

    /** The communication key of holder {@code index}. */
    public Point communicationKey(int index) {
        return commits.get(index).message().communicationKey();
    }

    /** The context of the share that {@code dealer} gives {@code receiver} (spec: K-5). */
    Hash shareContext(int dealer, int receiver) {
        return Contexts.share(
                start.entry(),
                keys,
                new Contexts.End(dealer, communicationKey(dealer)),
                new Contexts.End(receiver, communicationKey(receiver)));
    }

    @Override
    public Set<Point> communicationKeys() {
        return Attempt.keys(commits.values());
    }

    @Override
    public Outcome<Attempt> step(Logged<? extends CeremonyMessage> logged) {
        if (!(logged.message() instanceof Reveal reveal)) {
            return Attempt.super.step(logged);
        }
        var refusal = refusal(reveal);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var more = Attempt.with(reveals, reveal.index(), new Logged<>(reveal, logged.entry()));
        var next = new Revealing(start, commits, keys, more);
        return more.size() < holders() ? Outcome.accepted(next) : next.confirming();
    }

    private Outcome<Attempt> confirming() {
        return JointKey.of(this)
                .<Outcome<Attempt>>map(jointKey -> Outcome.accepted(Confirming.begin(this, jointKey)))
                .orElseGet(() -> Outcome.refused(K_6_1.refuses("the joint key or a share key is O")));
    }

    private Optional<Refusal> refusal(Reveal reveal) {
        if (reveals.containsKey(reveal.index())) {
            return Optional.of(K_2_1.refuses("this holder has revealed already"));
        }
        if (!reveal.keys().equals(keys)) {
            return Optional.of(K_9.refuses("another list of keys"));
        }
        if (reveal.coefficients().size() != start.message().threshold()
                || !receivers(reveal).equals(others(reveal.index()))) {
            return Optional.of(
                    K_4_1.refuses("not one coefficient for each of the threshold, or one share for each other"));
        }
        var commitment = Contexts.feldman(start.entry(), reveal.index(), reveal.commitments());
        if (!commitment.equals(commits.get(reveal.index()).message().commitment())) {
            return Optional.of(K_4_2.refuses("not what the holder committed to"));
        }
        if (repeats(reveal)) {
            return Optional.of(K_4_3.refuses("a coefficient stands twice"));
        }
        return coefficients(reveal).or(() -> shares(reveal));
    }

    private static List<Integer> receivers(Reveal reveal) {
        return reveal.shares().stream().map(DealtShare::to).toList();
    }

    private List<Integer> others(int index) {
        return IntStream.rangeClosed(1, holders())
                .filter(other -> other != index)
                .boxed()
                .toList();
    }

    private boolean repeats(Reveal reveal) {
        var seen = new HashSet<Point>();
        reveals.values().forEach(other -> seen.addAll(other.message().commitments()));
        return !reveal.commitments().stream().allMatch(seen::add);
    }

    private Optional<Refusal> coefficients(Reveal reveal) {
        var equations = new Equations();
        for (int k = 0; k < reveal.coefficients().size(); k++) {
            var coefficient = reveal.coefficients().get(k);
            var context = Contexts.reveal(start.entry(), keys, reveal.index(), k);
            coefficient.possession().verify(context, coefficient.c(), "coefficient " + k, equations);
        }
        return equations.refused().map(refused -> K_4_4.refuses("the proof of " + refused.place()));
    }

    private Optional<Refusal> shares(Reveal reveal) {
        var equations = new Equations();
        for (var share : reveal.shares()) {
            var context = shareContext(reveal.index(), share.to());
            share.possession().verify(context, share.ephemeral(), "share " + share.to(), equations);
        }
        return equations.refused().map(refused -> K_5_1.refuses("the proof of " + refused.place()));
    }
}
