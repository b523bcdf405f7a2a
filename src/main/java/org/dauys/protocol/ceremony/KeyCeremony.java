package org.dauys.protocol.ceremony;

import static org.dauys.protocol.Rule.K_2_1;
import static org.dauys.protocol.Rule.K_9;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.ceremony.CeremonyMessage.ByHolder;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.CeremonyMessage.WithinAttempt;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Person;

/** The attempts of an election at its key ceremony, folded (spec: K-9). Immutable. */
public final class KeyCeremony {
    private final Manifest manifest;
    private final Set<Point> personKeys;
    private final List<Attempt> attempts;

    private KeyCeremony(Manifest manifest, Set<Point> personKeys, List<Attempt> attempts) {
        this.manifest = manifest;
        this.personKeys = Set.copyOf(personKeys);
        this.attempts = List.copyOf(attempts);
    }

    /** Before the first attempt. */
    public static KeyCeremony of(Manifest manifest) {
        var personKeys = manifest.persons().stream().map(Person::key).collect(Collectors.toUnmodifiableSet());
        return new KeyCeremony(manifest, personKeys, List.of());
    }

    /** The same, from where on a person signs with {@code key} (spec: R-24). */
    public KeyCeremony with(Point key) {
        var more = new HashSet<>(personKeys);
        more.add(key);
        var now = attempts.stream()
                .map(attempt -> attempt instanceof Committing committing ? committing.with(key) : attempt)
                .toList();
        return new KeyCeremony(manifest, more, now);
    }

    /** The last attempt, whatever its state. */
    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The attempt that runs or is complete. */
    public Optional<Attempt> standing() {
        return last().filter(attempt -> attempt.isRunning() || attempt instanceof Complete);
    }

    /** All attempts, in order: every one but the last has failed or was aborted. */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** Whether no further attempt can begin, however the last one ends. */
    public boolean isSpent() {
        return attempts.size() >= CeremonyMessage.MAX_ATTEMPTS;
    }

    /** The key, if an attempt stands complete. */
    public Optional<JointKey> jointKey() {
        return last().filter(Complete.class::isInstance).map(attempt -> ((Complete) attempt).jointKey());
    }

    /**
     * K-2 to K-9. The ceremony after this message, or the rule that it breaks. The signatures have been checked.
     *
     * @param signer the id of the holder who signed it; not looked at where the committee signs
     */
    public Outcome<KeyCeremony> step(Logged<? extends CeremonyMessage> logged, String signer) {
        if (logged.message() instanceof Start start) {
            return begin(new Logged<>(start, logged.entry()));
        }
        var attempt = last().filter(running -> !(running instanceof Aborted))
                .filter(running -> logged.message() instanceof WithinAttempt within
                        && within.start().equals(running.start().entry()));
        if (attempt.isEmpty()) {
            return Outcome.refused(K_9.refuses("doesn't name the attempt that runs"));
        }
        if (logged.message() instanceof ByHolder message
                && message.index() != attempt.get().indexOf(signer)) {
            return Outcome.refused(K_2_1.refuses("not the signer's index"));
        }
        return step(attempt.get(), logged).then(next -> Outcome.accepted(with(attempts.size() - 1, next)));
    }

    private static Outcome<Attempt> step(Attempt attempt, Logged<? extends CeremonyMessage> logged) {
        return logged.message() instanceof CeremonyMessage.Aborted aborted
                ? Outcome.accepted(new Aborted(attempt, aborted.reason()))
                : attempt.step(logged);
    }

    private Outcome<KeyCeremony> begin(Logged<Start> start) {
        var message = start.message();
        boolean lawful = standing().isEmpty()
                && message.attempt() == attempts.size() + 1
                && message.threshold() == manifest.terms().trustees().threshold()
                && message.holders().size() >= message.threshold()
                && message.holders().equals(inOrder(message.holders()));
        if (!lawful) {
            return Outcome.refused(K_9.refuses("another attempt stands, or number, threshold or holders are wrong"));
        }
        return Outcome.accepted(with(attempts.size(), Committing.begin(start, personKeys)));
    }

    /** Those of the manifest's holders whose ids are listed, in the manifest's order. */
    private List<String> inOrder(List<String> listed) {
        return manifest.terms().trustees().holders().stream()
                .map(Holder::person)
                .map(Person::id)
                .filter(listed::contains)
                .toList();
    }

    /** The first {@code kept} attempts, and this one. */
    private KeyCeremony with(int kept, Attempt attempt) {
        return new KeyCeremony(
                manifest,
                personKeys,
                Stream.concat(attempts.stream().limit(kept), Stream.of(attempt)).toList());
    }
}
