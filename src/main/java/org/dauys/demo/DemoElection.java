package org.dauys.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dauys.election.Slug;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Examples;
import org.dauys.election.draft.Terms;
import org.dauys.election.draft.Texts;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Issuer;

/** The elections of the demonstration: one in each state, and a second open one that asks for no sign-in. */
public enum DemoElection {
    CHAIR("chair", Goal.OPEN, days(-2, 28), crowd(40, 14)),
    AGREEMENT("collective-agreement", Goal.OPEN, days(-1, 35), crowd(20, 7)),
    DISTRICT_CHAIR("chair", Goal.DECIDED, days(-12, -9), crowd(40, 30)),
    CONFERENCE("reporting-conference", Goal.SHARE_MISSING, days(-4, -1), crowd(15, 12)),
    COMMITTEE("committee", Goal.COUNTED, days(-6, -2), crowd(15, 13)),
    REPORT("report", Goal.READY, days(1, 8), crowd(12, 0)),
    KINDERGARTEN_REPORT("report", Goal.SUSPENDED, days(-1, 6), crowd(12, 5)),
    CITY_COMMITTEE("committee", Goal.FROZEN, days(7, 14), crowd(12, 0)),
    STRIKE("strike", Goal.CANCELLED, days(-2, 5), crowd(12, 5)),
    LYCEUM_AGREEMENT("collective-agreement", Goal.DRAFT, days(14, 21), crowd(12, 0));

    /** How far an election has come. */
    public enum Goal {
        DRAFT,
        /** Final, its roll too; the key ceremony comes next. */
        FROZEN,
        /** With a joint key and codes, to be opened. */
        READY,
        OPEN,
        SUSPENDED,
        CANCELLED,
        /** Closed; one key holder of two has decrypted. */
        SHARE_MISSING,
        /** Decrypted; the result is to be published. */
        COUNTED,
        DECIDED
    }

    private record Days(int opens, int closes) {}

    private record Crowd(int members, int voters) {}

    /** 9:00 and 18:00 in Astana, on a day of UTC. */
    private static final Duration MORNING = Duration.ofHours(4);

    private static final Duration EVENING = Duration.ofHours(13);

    private final String example;
    private final Goal goal;
    private final Days days;
    private final Crowd crowd;

    DemoElection(String example, Goal goal, Days days, Crowd crowd) {
        this.example = example;
        this.goal = goal;
        this.days = days;
        this.crowd = crowd;
    }

    private static Days days(int opens, int closes) {
        return new Days(opens, closes);
    }

    private static Crowd crowd(int members, int voters) {
        return new Crowd(members, voters);
    }

    public Slug slug() {
        return Slug.of(name().toLowerCase(Locale.ROOT).replace('_', '-')).orElseThrow();
    }

    public Goal goal() {
        return goal;
    }

    /** How many of {@link DemoMembers} stand on the roll, from the first. */
    public int members() {
        return crowd.members;
    }

    /** How many have voted, from the last: the first ones are left for newcomers. */
    int voters() {
        return crowd.voters;
    }

    /** The example with dates around {@code now}, by an organisation of its own where the example is used twice. */
    Draft draft(Instant now) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        var draft = Examples.find(example).orElseThrow().with(terms());
        return draft.with(organisation(draft), draft.title(), draft.description())
                .with(
                        Optional.of(day.plus(Duration.ofDays(days.opens)).plus(MORNING)),
                        Optional.of(day.plus(Duration.ofDays(days.closes)).plus(EVENING)));
    }

    /** Whether a code alone is not enough to vote. */
    public boolean asksForSignIn() {
        return this != AGREEMENT;
    }

    private Terms terms() {
        return Terms.USUAL.with(
                asksForSignIn() ? Mode.TWO_FACTOR : Mode.CODE_ONLY,
                this == CITY_COMMITTEE ? Issuer.Kind.REGISTRAR : Issuer.Kind.PLATFORM);
    }

    private Texts organisation(Draft draft) {
        return switch (this) {
            case DISTRICT_CHAIR ->
                new Texts(
                        "Талғар аудандық кәсіподақ ұйымы",
                        "Талгарская районная профсоюзная организация",
                        "Talgar district trade-union organisation");
            case KINDERGARTEN_REPORT ->
                new Texts(
                        "«Балдырған» балабақшасының бастауыш кәсіподақ ұйымы",
                        "Первичная профсоюзная организация детского сада «Балдырған»",
                        "Primary trade-union organisation of the kindergarten “Baldyrgan”");
            case CITY_COMMITTEE ->
                new Texts(
                        "Жетісу облыстық кәсіподақ ұйымы",
                        "Жетысуская областная профсоюзная организация",
                        "Zhetisu regional trade-union organisation");
            case LYCEUM_AGREEMENT ->
                new Texts(
                        "№ 8 лицейдің бастауыш кәсіподақ ұйымы",
                        "Первичная профсоюзная организация лицея № 8",
                        "Primary trade-union organisation of lyceum no. 8");
            default -> draft.organisation();
        };
    }

    /** Those in which a newcomer can vote. */
    public static List<DemoElection> open() {
        return List.of(CHAIR, AGREEMENT);
    }
}
