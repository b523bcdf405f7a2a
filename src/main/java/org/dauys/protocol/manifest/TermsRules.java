package org.dauys.protocol.manifest;

import static org.dauys.protocol.Rule.M_4_1;
import static org.dauys.protocol.Rule.M_4_2;
import static org.dauys.protocol.Rule.M_4_3;
import static org.dauys.protocol.Rule.M_4_4;
import static org.dauys.protocol.Rule.M_4_5;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.log.NoteKey;

/** M-4: what a manifest's terms must obey beyond their grammar. */
public final class TermsRules {
    private static final Set<String> RESERVED_OPTIONS = Set.of(Contest.BLANK, Contest.TOTAL);
    private static final String RESERVED_PERSON = "receipt";
    private static final int MAX_ENTRY = 65_535;
    /** {@code dauys/v1 audited\n}, the longer of a ballot's two first lines. */
    private static final int FIRST_LINE = 17;

    private final Terms terms;
    private final List<Refusal> refusals = new ArrayList<>();

    private TermsRules(Terms terms) {
        this.terms = terms;
    }

    /** Everything that is wrong with {@code terms}, in the order of the specification's steps; empty if nothing is. */
    public static List<Refusal> refusals(Terms terms) {
        var rules = new TermsRules(terms);
        rules.ids();
        rules.keys();
        rules.thresholds();
        if (rules.refusals.stream().noneMatch(refusal -> refusal.rule() == M_4_1)) { // else it is no contest at all
            IntStream.range(0, terms.contests().size())
                    .forEach(i -> rules.contest(i, terms.contests().get(i)));
        }
        if (rules.refusals.isEmpty()) {
            rules.size();
        }
        return List.copyOf(rules.refusals);
    }

    private void ids() {
        var persons = persons(terms).map(Person::id).toList();
        unique("contests", terms.contests().stream().map(ContestTerms::id).toList());
        unique("persons", persons);
        unique("witnesses", terms.witnesses().keys().stream().map(NoteKey::name).toList());
        want(M_4_1, !persons.contains(RESERVED_PERSON), "a person is called " + RESERVED_PERSON);
        for (var contest : terms.contests()) {
            unique("options of " + contest.id(), contest.optionIds());
            want(
                    M_4_1,
                    contest.optionIds().stream().noneMatch(RESERVED_OPTIONS::contains),
                    "an option of " + contest.id() + " is called blank or total");
        }
    }

    private void unique(String what, List<String> ids) {
        want(M_4_1, isSet(ids), "an id stands twice among the " + what);
    }

    private void keys() {
        var points = Stream.concat(persons(terms).map(Person::key), Stream.of(terms.receiptKey()))
                .toList();
        want(M_4_2, isSet(points), "two P-256 keys are the same");
        var noteKeys = Stream.concat(terms.witnesses().keys().stream(), Stream.of(terms.log()))
                .map(key -> ByteBuffer.wrap(key.key()))
                .toList();
        want(M_4_2, isSet(noteKeys), "two Ed25519 keys are the same");
    }

    private void thresholds() {
        var trustees = terms.trustees();
        int holders = trustees.holders().size();
        want(M_4_3, trustees.threshold() <= holders, "the threshold is larger than the number of holders");
        want(M_4_3, trustees.lossVoids() == (trustees.threshold() == holders), "lossVoids is true iff all must come");
        int witnesses = terms.witnesses().keys().size();
        int quorum = terms.witnesses().quorum();
        want(M_4_3, quorum <= witnesses, "the quorum is larger than the number of witnesses");
        want(M_4_3, witnesses == 0 || 2 * quorum > witnesses, "the quorum is more than half of the witnesses");
        want(M_4_3, terms.schedule().opens().isBefore(terms.schedule().closes()), "voting closes after it opens");
        var contests = terms.contests().stream().map(ContestTerms::id).toList();
        want(M_4_3, terms.styles().get(0).contests().equals(contests), "the style has every contest in order");
        want(M_4_3, terms.weights().get(0).weight() == 1, "the weight is 1");
    }

    private void contest(int index, ContestTerms contest) {
        want(M_4_4, Contest.of(index, contest.definition()).isPresent(), contest.id() + ": options and bounds");
        want(M_4_4, contest.rule().seats() <= contest.options().size(), contest.id() + ": more seats than options");
    }

    private void size() {
        int ballot = FIRST_LINE + 101 + 97;
        for (var contest : terms.contests()) {
            ballot += bytes(contest);
        }
        want(M_4_5, ballot <= MAX_ENTRY, "a ballot has " + ballot + " bytes with its first line");
    }

    /** B-3. */
    private static int bytes(ContestTerms contest) {
        int slots = contest.options().size() + (contest.blank() ? 1 : 0);
        boolean free = !contest.blank()
                && contest.min() == 0
                && contest.max() == contest.options().size();
        return 486 * slots + (free ? 0 : 194 * (contest.max() - contest.min() + 1) - 32);
    }

    /** Everybody who can sign: committee, registrar, holders. */
    static Stream<Person> persons(Terms terms) {
        var registrar =
                terms.issuer() instanceof Issuer.Registrar issuer ? Stream.of(issuer.person()) : Stream.<Person>of();
        var holders = terms.trustees().holders().stream().map(Holder::person);
        return Stream.concat(terms.committee().stream(), Stream.concat(registrar, holders));
    }

    private void want(Rule rule, boolean lawful, String why) {
        if (!lawful) {
            refusals.add(rule.refuses(why));
        }
    }

    private static boolean isSet(Collection<?> items) {
        return new HashSet<>(items).size() == items.size();
    }
}
