package org.dauys.protocol.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dauys.protocol.log.NoteKey.Use;

/** Whose heads somebody accepts: known logs, known witnesses, and how many of these it takes (C2SP tlog-policy). */
public final class TrustPolicy {
    private static final String NONE = "none";
    private static final int MAX_LINES = 200;

    private final List<NoteKey> logs = new ArrayList<>();
    private final Set<NoteKey> witnesses = new HashSet<>();
    private final Map<String, Predicate<Checkpoint>> names = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private Optional<Predicate<Checkpoint>> quorum = Optional.empty();

    private TrustPolicy() {}

    /** Empty unless {@code text} is a policy of at most 200 lines, with exactly one quorum. */
    public static Optional<TrustPolicy> parse(String text) {
        var policy = new TrustPolicy();
        var lines = text.split("\n", MAX_LINES + 1);
        for (String line : lines) {
            if (!policy.read(line.strip())) {
                return Optional.empty();
            }
        }
        return lines.length > MAX_LINES || policy.quorum.isEmpty() ? Optional.empty() : Optional.of(policy);
    }

    /** Is this a head of a known log, with the quorum of witnesses? */
    public boolean accepts(Checkpoint head) {
        boolean known = logs.stream().anyMatch(log -> head.origin().equals(log.name()) && head.isSignedBy(log));
        return known && quorum.orElseThrow().test(head);
    }

    private boolean read(String line) {
        var words = line.split("[ \t]+");
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        return switch (words[0]) {
            case "log" -> words.length >= 2 && words.length <= 3 && log(words[1]);
            case "witness" -> words.length >= 3 && words.length <= 4 && witness(words[1], words[2]);
            case "group" ->
                words.length >= 4 && group(words[1], words[2], List.of(words).subList(3, words.length));
            case "quorum" -> words.length == 2 && quorum(words[1]);
            default -> false;
        };
    }

    private boolean log(String vkey) {
        var key = NoteKey.parse(vkey, Use.LOG).filter(found -> !logs.contains(found));
        key.ifPresent(logs::add);
        return key.isPresent();
    }

    private boolean witness(String name, String vkey) {
        var key = NoteKey.parse(vkey, Use.WITNESS).filter(witnesses::add);
        return key.isPresent()
                && define(name, head -> head.cosignedAt(key.get()).isPresent());
    }

    private boolean group(String name, String count, List<String> listed) {
        int least = switch (count) {
            case "any" -> 1;
            case "all" -> listed.size();
            default -> count.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(count) : 0;
        };
        boolean known = listed.stream().allMatch(member -> names.containsKey(member) && members.add(member));
        if (least < 1 || least > listed.size() || !known) {
            return false;
        }
        var parts = listed.stream().map(names::get).toList();
        return define(
                name, head -> parts.stream().filter(part -> part.test(head)).count() >= least);
    }

    private boolean define(String name, Predicate<Checkpoint> witnessed) {
        return !name.equals(NONE) && names.put(name, witnessed) == null;
    }

    private boolean quorum(String name) {
        var rule = name.equals(NONE)
                ? Optional.<Predicate<Checkpoint>>of(head -> true)
                : Optional.ofNullable(names.get(name));
        boolean first = quorum.isEmpty();
        quorum = rule;
        return first && rule.isPresent();
    }
}
