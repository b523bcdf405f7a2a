package org.dauys.protocol.record;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Person;

/**
 * Under which keys an election's persons sign: the manifest's, or those that have replaced lost ones since (spec: R-24).
 * Immutable.
 */
public final class PersonKeys {
    /** Most replacements of an election. Each copies what was known before. */
    private static final int MOST = 100;

    private final Map<String, Point> replaced;
    private final Set<Point> ever;
    private final int replacements;

    private PersonKeys(Map<String, Point> replaced, Set<Point> ever, int replacements) {
        this.replaced = Collections.unmodifiableMap(replaced);
        this.ever = Collections.unmodifiableSet(ever);
        this.replacements = replacements;
    }

    static PersonKeys of(Manifest manifest) {
        var ever = new HashSet<Point>();
        manifest.persons().forEach(person -> ever.add(person.key()));
        ever.add(manifest.terms().receiptKey());
        return new PersonKeys(Map.of(), ever, 0);
    }

    /** A person of the manifest, with the key of now. */
    public Person current(Person person) {
        return new Person(person.id(), person.name(), replaced.getOrDefault(person.id(), person.key()));
    }

    /** Is this a P-256 key that the election has or has had? */
    public boolean contains(Point key) {
        return ever.contains(key);
    }

    /** Were as many keys replaced as an election may replace? */
    public boolean isSpent() {
        return replacements == MOST;
    }

    PersonKeys with(Entry.KeyReplaced entry) {
        var more = new HashMap<>(replaced);
        more.put(entry.person(), entry.key());
        var all = new HashSet<>(ever);
        all.add(entry.key());
        return new PersonKeys(more, all, replacements + 1);
    }
}
