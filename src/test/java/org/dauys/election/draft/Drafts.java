package org.dauys.election.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Share.Base;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.vectors.Seeded;

/** A draft without a gap, and its parts, for tests to change one thing at a time. */
public final class Drafts {
    public static final Instant OPENS = Instant.parse("2026-04-10T04:00:00Z");
    public static final Instant CLOSES = Instant.parse("2026-04-11T13:00:00Z");

    private Drafts() {}

    public static Texts texts(String stem) {
        return new Texts(stem + " kk", stem + " ru", stem + " en");
    }

    public static Choice option(String id) {
        return new Choice(id, texts(id), Texts.NONE, true);
    }

    public static List<Choice> options(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> option("o" + number))
                .toList();
    }

    public static Share majority(Base base) {
        return new Share(base, Share.Comparison.MORE, 1, 2);
    }

    public static DecisionRule majority(int seats) {
        return new DecisionRule(Optional.of(majority(Base.ROLL)), Optional.of(majority(Base.PARTICIPANTS)), seats);
    }

    public static Contest single(String id, int options) {
        return new Contest(id, Kind.SINGLE, texts(id), Texts.NONE, 1, 1, false, options(options), majority(1));
    }

    public static Contest several(String id, int min, int max, boolean blank, int options) {
        return new Contest(id, Kind.K_OF_N, texts(id), Texts.NONE, min, max, blank, options(options), majority(max));
    }

    /** Witnesses with these numbers; the same number is the same witness. */
    public static Witnesses witnesses(int quorum, int... numbers) {
        return new Witnesses(
                quorum,
                IntStream.of(numbers).mapToObj(number -> witness(number).key()).toList());
    }

    /** One of them, to sign. */
    public static NoteSigner witness(int number) {
        return NoteSigner.of(
                "w%d.example".formatted(number), Seeded.bytes("draft witness " + number), NoteKey.Use.WITNESS);
    }

    public static Draft complete() {
        return new Draft(
                texts("organisation"),
                texts("title"),
                Texts.NONE,
                List.of(single("chair", 3)),
                Terms.USUAL,
                Draft.NO_WITNESSES,
                Optional.of(OPENS),
                Optional.of(CLOSES));
    }
}
