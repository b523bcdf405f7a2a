package org.dauys.protocol.contest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the cryptography knows of a contest (spec: B-1); its texts are the manifest's. */
public final class Contest {
    /** The id of the slot for a blank vote; no option's. */
    public static final String BLANK = "blank";

    /** The id under which the total is proved; no option's. */
    public static final String TOTAL = "total";

    /** Options of the largest contest (spec: M-4.4). */
    public static final int MAX_OPTIONS = 133;

    private static final int MAX_INDEX = 0xffff;

    private final int index;
    private final Definition definition;
    private final List<String> slots;
    private final List<String> places;
    private final Row row;

    private Contest(int index, Definition definition, List<String> slots, Row row) {
        this.index = index;
        this.definition = definition;
        this.slots = List.copyOf(slots);
        this.places = Stream.concat(slots.stream(), Stream.of(TOTAL))
                .map(slot -> definition.id() + "/" + slot)
                .toList();
        this.row = row;
    }

    /** What a manifest says of a contest. */
    public record Definition(String id, Kind kind, int min, int max, boolean blank, List<String> options) {
        public Definition {
            options = List.copyOf(options);
        }
    }

    /**
     * Empty unless the definition is one that B-1 knows: number of options, bounds and ids as M-4.1 and M-4.4 say.
     *
     * @param index the contest's place in the manifest, from 0
     */
    public static Optional<Contest> of(int index, Definition definition) {
        var options = definition.options();
        boolean counts = options.size() >= definition.kind().leastOptions() && options.size() <= MAX_OPTIONS;
        boolean ids =
                new HashSet<>(options).size() == options.size() && !options.contains(BLANK) && !options.contains(TOTAL);
        boolean bounds =
                definition.kind().takes(options.size(), definition.min(), definition.max(), definition.blank());
        if (index < 0 || index > MAX_INDEX || !counts || !ids || !bounds) {
            return Optional.empty();
        }
        var slots = definition.blank() ? Stream.concat(options.stream(), Stream.of(BLANK)) : options.stream();
        var row = definition.kind().row(options.size(), definition.min(), definition.max(), definition.blank());
        return Optional.of(new Contest(index, definition, slots.toList(), row));
    }

    /** The contest's place in the manifest, from 0. */
    public int index() {
        return index;
    }

    public String id() {
        return definition.id();
    }

    /** What the manifest says of it. */
    public Definition definition() {
        return definition;
    }

    /** Ids of the options, then {@link #BLANK} where a blank vote is allowed. */
    public List<String> slots() {
        return slots;
    }

    /** How refusals name a slot, and behind the last one the total: the contest's id and that of {@link #slots} or {@link #TOTAL}. */
    public String place(int slot) {
        return places.get(slot);
    }

    /** What each slot's value counts for in the total. */
    public List<Integer> weights() {
        return row.weights();
    }

    /** The values that a slot may have, ascending. */
    public List<Integer> slotValues() {
        return row.slotValues();
    }

    /** The values that the total may have, ascending; empty where it can't fail and so has no proof. */
    public List<Integer> totalValues() {
        return row.totalValues();
    }

    /** B-2. Empty unless {@code chosen} are ascending indices of slots whose values obey the contest's row. */
    public Optional<Choice> choose(List<Integer> chosen) {
        boolean ascending = IntStream.range(0, chosen.size())
                .allMatch(i -> chosen.get(i) > (i == 0 ? -1 : chosen.get(i - 1)) && chosen.get(i) < slots.size());
        return ascending && row.allows(values(chosen)) ? Optional.of(new Choice(chosen)) : Optional.empty();
    }

    /** The value of every slot under a choice. */
    public List<Integer> values(Choice choice) {
        return values(choice.slots());
    }

    private List<Integer> values(List<Integer> chosen) {
        return IntStream.range(0, slots.size())
                .mapToObj(slot -> chosen.contains(slot) ? 1 : 0)
                .toList();
    }
}
