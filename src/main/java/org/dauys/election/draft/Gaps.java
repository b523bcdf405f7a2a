package org.dauys.election.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Language;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.Share;

/** What a draft still lacks before it can be frozen. The people are judged apart from it. */
public final class Gaps {
    private final List<Finding> findings = new ArrayList<>();

    private Gaps() {}

    /** @param draft one that {@link Bounds} lets pass */
    public static List<Finding> of(Draft draft, Instant now) {
        var gaps = new Gaps();
        gaps.required("organisation", draft.organisation());
        gaps.required("title", draft.title());
        gaps.optional("description", draft.description());
        gaps.contests(draft.contests());
        gaps.schedule(draft, now);
        return List.copyOf(gaps.findings);
    }

    private void contests(List<Contest> contests) {
        if (contests.isEmpty()) {
            add("contests", Reason.NO_CONTEST);
        }
        for (int i = 0; i < contests.size(); i++) {
            var place = "contests/" + i;
            var contest = contests.get(i);
            required(place + "/title", contest.title());
            optional(place + "/text", contest.text());
            options(place + "/options", contest);
            marks(place, contest);
            contest.rule().quorum().ifPresent(quorum -> reachable(place + "/rule/quorum", quorum));
            contest.rule().decision().ifPresent(decision -> reachable(place + "/rule/decision", decision));
        }
    }

    private void options(String place, Contest contest) {
        int least = contest.kind() == Kind.SINGLE ? 2 : 1;
        if (contest.options().size() < least) {
            findings.add(new Finding(place, Reason.TOO_FEW_OPTIONS, least));
        } else if (contest.options().stream().noneMatch(Choice::standing)) {
            add(place, Reason.NOTHING_CAN_WIN);
        }
        for (int i = 0; i < contest.options().size(); i++) {
            required(place + "/" + i + "/text", contest.options().get(i).text());
            optional(place + "/" + i + "/detail", contest.options().get(i).detail());
        }
        for (var language : Language.values()) {
            twins(place, contest.options(), language);
        }
    }

    private void twins(String place, List<Choice> options, Language language) {
        var seen = new HashSet<String>();
        for (int i = 0; i < options.size(); i++) {
            var text = options.get(i).text().in(language);
            if (!text.isEmpty() && !seen.add(text)) {
                add(place + "/" + i + "/text/" + language.tag(), Reason.SAME_TEXT_TWICE);
            }
        }
    }

    private void marks(String place, Contest contest) {
        int options = contest.options().size();
        if (contest.min() > contest.max()) {
            add(place + "/min", Reason.MIN_ABOVE_MAX);
        }
        if (contest.max() > options && contest.kind() == Kind.K_OF_N) {
            findings.add(new Finding(place + "/max", Reason.MAX_ABOVE_OPTIONS, options));
        }
        if (contest.blank() && contest.min() == 0) {
            add(place + "/blank", Reason.BLANK_NEEDS_A_MARK);
        }
        if (contest.rule().seats() > options) {
            findings.add(new Finding(place + "/rule/seats", Reason.SEATS_ABOVE_OPTIONS, options));
        }
    }

    /** More than all of them is a slip of the pen: nothing could ever be decided. */
    private void reachable(String place, Share share) {
        if (!share.isReached(1, 1)) {
            add(place + "/num", Reason.NEVER_REACHED);
        }
    }

    private void schedule(Draft draft, Instant now) {
        if (draft.opens().isEmpty()) {
            add("schedule/opens", Reason.OPENS_MISSING);
        }
        if (draft.closes().isEmpty()) {
            add("schedule/closes", Reason.CLOSES_MISSING);
        } else if (!draft.closes().get().isAfter(now)) {
            add("schedule/closes", Reason.CLOSES_IN_THE_PAST);
        } else if (draft.opens()
                .filter(opens -> !opens.isBefore(draft.closes().get()))
                .isPresent()) {
            add("schedule/closes", Reason.CLOSES_TOO_EARLY);
        }
    }

    private void required(String place, Texts texts) {
        texts.missing().forEach(language -> add(place + "/" + language.tag(), Reason.TRANSLATION_MISSING));
    }

    private void optional(String place, Texts texts) {
        if (!texts.isEmpty()) {
            required(place, texts);
        }
    }

    private void add(String place, Reason reason) {
        findings.add(Finding.of(place, reason));
    }
}
