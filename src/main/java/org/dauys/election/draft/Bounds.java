package org.dauys.election.draft;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Language;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Witnesses;

/** What every draft obeys at any time, whether it came from a form or from a file (spec: M-2, M-4, B-3). */
public final class Bounds {
    public static final int TITLE = 200;
    public static final int CONTEST_TITLE = 300;
    public static final int OPTION_TEXT = 300;
    public static final int LONG_TEXT = 4_000;
    public static final int CONTESTS = 50;
    public static final int OPTIONS = 133;
    public static final int FLOOR = 1_000;
    public static final int REISSUED = 100_000;
    public static final int AUDITS = 20;
    public static final int HOLDERS = 9;
    public static final int SHARE = 1_000;
    public static final int WITNESS_NAME = 200;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Set<String> NOT_FOR_OPTIONS = Set.of("blank", "total");

    private final List<Finding> findings = new ArrayList<>();

    private Bounds() {}

    /** What makes the draft impossible to keep; empty where it may be stored. */
    public static List<Finding> brokenBy(Draft draft) {
        var bounds = new Bounds();
        bounds.draft(draft);
        return List.copyOf(bounds.findings);
    }

    private void draft(Draft draft) {
        line("organisation", draft.organisation(), TITLE);
        line("title", draft.title(), TITLE);
        lines("description", draft.description());
        terms(draft.terms());
        witnesses(draft.witnesses());
        atMost("contests", draft.contests().size(), CONTESTS);
        var ids = new HashSet<String>();
        for (int i = 0; i < draft.contests().size() && i < CONTESTS; i++) {
            contest("contests/" + i, draft.contests().get(i), ids);
        }
        if (findings.isEmpty() && BallotSize.of(draft.contests()) > BallotSize.LARGEST) {
            findings.add(new Finding("contests", Reason.BALLOT_TOO_LARGE, BallotSize.LARGEST));
        }
    }

    private void terms(Terms terms) {
        within("terms/floor", terms.floor(), 1, FLOOR);
        within("terms/maxReissued", terms.maxReissued(), 0, REISSUED);
        within("terms/auditsPerCredential", terms.auditsPerCredential(), 1, AUDITS);
        within("terms/threshold", terms.threshold(), 1, HOLDERS);
    }

    /** M-2, M-4.1 to M-4.3: names that a manifest holds; more than half of those named; nobody, if nobody is. */
    private void witnesses(Witnesses witnesses) {
        var keys = witnesses.keys();
        atMost("witnesses/keys", keys.size(), Witnesses.MAX);
        if (keys.stream().anyMatch(key -> key.name().length() > WITNESS_NAME)) {
            findings.add(new Finding("witnesses/keys", Reason.WITNESS_NAME_TOO_LONG, WITNESS_NAME));
        } else if (!keys.stream().allMatch(key -> printable(key.name(), false))) {
            findings.add(Finding.of("witnesses/keys", Reason.UNPRINTABLE));
        }
        long names = keys.stream().map(NoteKey::name).distinct().count();
        long secrets =
                keys.stream().map(key -> ByteBuffer.wrap(key.key())).distinct().count();
        if (names < keys.size() || secrets < keys.size()) {
            findings.add(Finding.of("witnesses/keys", Reason.WITNESS_TWICE));
        }
        within("witnesses/quorum", witnesses.quorum(), keys.isEmpty() ? 0 : keys.size() / 2 + 1, keys.size());
    }

    private void contest(String place, Contest contest, Set<String> ids) {
        id(place + "/id", contest.id(), ids);
        line(place + "/title", contest.title(), CONTEST_TITLE);
        lines(place + "/text", contest.text());
        within(place + "/min", contest.min(), 0, OPTIONS);
        within(place + "/max", contest.max(), 1, OPTIONS);
        if (contest.kind() == Kind.SINGLE && (contest.min() != 1 || contest.max() != 1)) {
            findings.add(Finding.of(place + "/max", Reason.SINGLE_MARKS_ONE));
        }
        rule(place + "/rule", contest.rule());
        atMost(place + "/options", contest.options().size(), OPTIONS);
        var optionIds = new HashSet<>(NOT_FOR_OPTIONS);
        for (int i = 0; i < contest.options().size() && i < OPTIONS; i++) {
            option(place + "/options/" + i, contest.options().get(i), optionIds);
        }
    }

    private void option(String place, Choice option, Set<String> ids) {
        id(place + "/id", option.id(), ids);
        line(place + "/text", option.text(), OPTION_TEXT);
        lines(place + "/detail", option.detail());
    }

    private void rule(String place, DecisionRule rule) {
        within(place + "/seats", rule.seats(), 1, OPTIONS);
        rule.quorum().ifPresent(quorum -> share(place + "/quorum", quorum));
        rule.decision().ifPresent(decision -> share(place + "/decision", decision));
        if (rule.quorum().filter(quorum -> quorum.of() != Share.Base.ROLL).isPresent()) {
            findings.add(Finding.of(place + "/quorum/of", Reason.QUORUM_OF_PARTICIPANTS));
        }
    }

    private void share(String place, Share share) {
        within(place + "/num", share.numerator(), 0, SHARE);
        within(place + "/den", share.denominator(), 1, SHARE);
    }

    private void id(String place, String id, Set<String> taken) {
        if (!ID.matcher(id).matches()) {
            findings.add(Finding.of(place, Reason.BAD_ID));
        } else if (!taken.add(id)) {
            findings.add(Finding.of(place, Reason.ID_TAKEN));
        }
    }

    private void line(String place, Texts texts, int longest) {
        text(place, texts, longest, false);
    }

    private void lines(String place, Texts texts) {
        text(place, texts, LONG_TEXT, true);
    }

    private void text(String place, Texts texts, int longest, boolean severalLines) {
        for (var language : Language.values()) {
            var text = texts.in(language);
            if (text.length() > longest) {
                findings.add(new Finding(place + "/" + language.tag(), Reason.TOO_LONG, longest));
            } else if (!printable(text, severalLines)) {
                findings.add(Finding.of(place + "/" + language.tag(), Reason.UNPRINTABLE));
            }
        }
    }

    /** What the record's JSON can hold (spec: J-1), without marks that turn the direction of a name around. */
    public static boolean printable(String text, boolean severalLines) {
        return text.codePoints()
                .allMatch(c -> (severalLines && c == '\n')
                        || !(Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE
                                || (c >= 0x202A && c <= 0x202E)
                                || (c >= 0x2066 && c <= 0x2069)));
    }

    private void atMost(String place, int count, int most) {
        if (count > most) {
            findings.add(new Finding(place, Reason.TOO_MANY, most));
        }
    }

    private void within(String place, int number, int least, int most) {
        if (number < least) {
            findings.add(new Finding(place, Reason.TOO_SMALL, least));
        } else if (number > most) {
            findings.add(new Finding(place, Reason.TOO_LARGE, most));
        }
    }
}
