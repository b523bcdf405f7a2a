package org.dauys.roll;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dauys.election.ElectionId;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.MemberLine;
import org.dauys.protocol.transcript.Hash;

/** The rolls of all elections. */
public interface Rolls {
    /**
     * @param withoutEmail members whom only a letter reaches
     * @param frozen empty while lines may still change
     */
    record Roll(ElectionId election, int size, int withoutEmail, Optional<Frozen> frozen) {}

    /**
     * What a frozen roll commits to (spec: M-5).
     *
     * @param style the ballot style and
     * @param weight the weight class of every line, as the manifest names them
     * @param root tree hash over the members' digests
     */
    record Frozen(Instant at, String style, String weight, Hash root) {}

    /**
     * That a member stands in a frozen roll; for that member only.
     *
     * @param member what was hashed, with its salt
     * @param index the leaf's place in the tree of {@code size} leaves
     * @param path from the leaf to the root (spec: L-2)
     */
    record Proof(RollLineId line, Frozen roll, MemberLine member, int index, int size, List<Hash> path) {}

    enum Freezing {
        DONE,
        /** It is frozen already, or isn't. */
        NOTHING_TO_DO,
        EMPTY,
        /** The codes stand in the public record. */
        TOO_LATE
    }

    /** An election without a roll has an empty one. */
    Roll roll(ElectionId election);

    /**
     * By the Kazakh alphabet.
     *
     * @param search part of a name, or the beginning of a card's number; empty for all
     * @return at most {@code limit} lines after leaving out the first {@code from}
     */
    List<Line> lines(ElectionId election, String search, int from, int limit);

    int count(ElectionId election, String search);

    /** Every line by the Kazakh alphabet, a few in memory at a time. */
    void each(ElectionId election, Consumer<Line> each);

    /**
     * By organisation and name, as letters are handed out.
     *
     * @param after the last line of the part before; empty for the beginning
     */
    List<Line> byOrganisation(ElectionId election, Optional<Line> after, int limit);

    /** How many members have each language. */
    Map<Language, Integer> languages(ElectionId election);

    Optional<Line> line(RollLineId id);

    Optional<Line> line(ElectionId election, Card card);

    /** The member's own proof of standing in the frozen roll; empty while it isn't frozen. */
    Optional<Proof> proof(RollLineId id);

    /** Fixes size and lines, gives every line its salt. */
    Freezing freeze(ElectionId election, String style, String weight, Instant now);

    /**
     * Undoes {@link #freeze} and forgets the salts.
     *
     * @param tooLate asked while nobody else can freeze, thaw or {@link #whileFrozen}
     */
    Freezing thaw(ElectionId election, BooleanSupplier tooLate);

    /** Runs {@code work} if the roll is frozen, and keeps it frozen until that has ended. */
    <T> Optional<T> whileFrozen(ElectionId election, Supplier<T> work);
}
