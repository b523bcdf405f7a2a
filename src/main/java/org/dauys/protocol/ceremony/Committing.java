package org.dauys.protocol.ceremony;

import static org.dauys.protocol.Rule.K_2_1;
import static org.dauys.protocol.Rule.K_2_2;
import static org.dauys.protocol.Rule.K_2_3;
import static org.dauys.protocol.Rule.K_3_1;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Keys;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.transcript.Hash;

/**
 * First visit: holders commit; then the committee seals the list (spec: K-2, K-3).
 *
 * @param commits by index
 * @param personKeys the signing keys that persons have or have had, which no communication key may equal
 */
public record Committing(Logged<Start> start, SortedMap<Integer, Logged<Commit>> commits, Set<Point> personKeys)
        implements Attempt {
    static Committing begin(Logged<Start> start, Set<Point> personKeys) {
        return new Committing(start, Collections.emptySortedMap(), personKeys);
    }

    /** Has every holder committed, so that the list can be sealed? */
    public boolean isFull() {
        return commits.size() == holders();
    }

    /** The hashes of the commits in index order: what {@code keys} must list, and holders compare by voice. */
    public List<Hash> commitHashes() {
        return commits.values().stream().map(Logged::entry).toList();
    }

    @Override
    public Set<Point> communicationKeys() {
        return Attempt.keys(commits.values());
    }

    @Override
    public Outcome<Attempt> step(Logged<? extends CeremonyMessage> logged) {
        if (logged.message() instanceof Commit commit && !isFull()) {
            return Outcome.of(refusal(commit), with(new Logged<>(commit, logged.entry())));
        }
        if (logged.message() instanceof Keys keys && isFull()) {
            return keys.commits().equals(commitHashes())
                    ? Outcome.accepted(Revealing.begin(this, logged.entry()))
                    : Outcome.refused(K_3_1.refuses("not the hashes of the commits in order"));
        }
        return Attempt.super.step(logged);
    }

    /** The same, where nobody may have this key for communication: a person signs with it. */
    Committing with(Point personKey) {
        var more = new HashSet<>(personKeys);
        more.add(personKey);
        return new Committing(start, commits, Collections.unmodifiableSet(more));
    }

    private Attempt with(Logged<Commit> commit) {
        return new Committing(start, Attempt.with(commits, commit.message().index(), commit), personKeys);
    }

    private Optional<Refusal> refusal(Commit commit) {
        if (commits.containsKey(commit.index())) {
            return Optional.of(K_2_1.refuses("this holder has committed already"));
        }
        var equations = new Equations();
        var context = Contexts.commit(start.entry(), commit.index());
        commit.possession().verify(context, commit.communicationKey(), "communication key", equations);
        if (equations.refused().isPresent()) {
            return Optional.of(K_2_2.refuses("the proof of the communication key"));
        }
        boolean repeated = personKeys.contains(commit.communicationKey())
                || commits.values().stream().anyMatch(other -> resembles(commit, other.message()));
        return repeated ? Optional.of(K_2_3.refuses("a key or commitment stands twice")) : Optional.empty();
    }

    private static boolean resembles(Commit commit, Commit other) {
        return commit.communicationKey().equals(other.communicationKey())
                || commit.commitment().equals(other.commitment());
    }
}
