package org.dauys.protocol.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.manifest.Schedule;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Style;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.manifest.Texts;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.manifest.WeightClass;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.vectors.Seeded;

/**
 * The people, keys and terms of an example election: all of it a function of its name, so that nothing here is secret and
 * the same records come out every time. Never to be used for anything else.
 */
public final class SampleElection {
    public static final Instant OPENS = Instant.parse("2026-10-05T03:00:00Z");
    public static final Instant CLOSES = Instant.parse("2026-10-06T13:00:00Z");

    private final String name;
    private Terms terms;

    private SampleElection(String name, Terms terms) {
        this.name = name;
        this.terms = terms;
    }

    /** Two committee members, three holders of whom two decrypt, two witnesses, codes by the platform. */
    public static SampleElection of(String name, ContestTerms... contests) {
        var election = new SampleElection(name, null);
        election.terms = election.draft(List.of(contests));
        return election;
    }

    /** The same election with changed terms. */
    public SampleElection with(UnaryOperator<Terms> change) {
        return new SampleElection(name, change.apply(terms));
    }

    private Terms draft(List<ContestTerms> contests) {
        return new Terms(
                "https://dauys.example/e/" + name,
                log().key(),
                receiptKey().timesG(),
                new Witnesses(2, List.of(witness(1).key(), witness(2).key())),
                texts("Кәсіподақ", "Профсоюз", "Trade union"),
                texts("Төраға сайлауы", "Выборы председателя", "Election of the chair"),
                Optional.of(texts(
                        "Үлгі.\nЕшкім сайланбайды.",
                        "Пример.\nНикого не выбирают.",
                        "An example.\nNobody is elected.")),
                List.of(person("c1", "Айгүл"), person("c2", "Марина"), person("c3", "Ерлан")),
                new Issuer.Platform(),
                new Trustees(2, false, List.of(holder(1), holder(2), holder(3))),
                new Eligibility(Eligibility.Mode.TWO_FACTOR, Eligibility.Channels.APART, 2, 2),
                Revote.LAST,
                3,
                List.of(new Style("all", contests.stream().map(ContestTerms::id).toList())),
                List.of(new WeightClass("one", 1)),
                new Schedule(OPENS, CLOSES),
                contests,
                Optional.empty());
    }

    /** One of these, or none of the standing ones: "against all". */
    public static ContestTerms single(String id, String... candidates) {
        var options = new ArrayList<OptionTerms>();
        for (String candidate : candidates) {
            options.add(option(candidate, true));
        }
        options.add(option("against-all", false));
        var half = new Share(Share.Base.ROLL, Share.Comparison.MORE, 1, 2);
        var rule = new DecisionRule(
                Optional.of(half), Optional.of(new Share(Share.Base.PARTICIPANTS, Share.Comparison.MORE, 1, 2)), 1);
        return new ContestTerms(
                id,
                Kind.SINGLE,
                texts("Төраға", "Председатель", "Chair"),
                Optional.empty(),
                1,
                1,
                false,
                options,
                rule);
    }

    /** From {@code min} to {@code max} of these, or a blank vote. */
    public static ContestTerms kOfN(String id, int min, int max, int seats, String... candidates) {
        return kOfN(id, min, max, seats, true, candidates);
    }

    /** Any of these, or none: the total can't fail, so there is no proof of it. */
    public static ContestTerms any(String id, String... candidates) {
        return kOfN(id, 0, candidates.length, candidates.length, false, candidates);
    }

    private static ContestTerms kOfN(String id, int min, int max, int seats, boolean blank, String... candidates) {
        var options = List.of(candidates).stream()
                .map(candidate -> option(candidate, true))
                .toList();
        var rule = new DecisionRule(Optional.empty(), Optional.empty(), seats);
        return new ContestTerms(
                id,
                Kind.K_OF_N,
                texts("Комитет", "Комитет", "Committee"),
                Optional.empty(),
                min,
                max,
                blank,
                options,
                rule);
    }

    private static OptionTerms option(String id, boolean standing) {
        return new OptionTerms(id, texts(id, id, id), Optional.empty(), standing);
    }

    public static Texts texts(String kk, String ru, String en) {
        return new Texts(kk, ru, en);
    }

    public Terms terms() {
        return terms;
    }

    public Manifest manifest() {
        return Manifest.of(terms).value().orElseThrow();
    }

    /** The printed secret of a person. */
    public PersonSecret secret(String person) {
        return PersonSecret.of(Seeded.bytes(name + " " + person));
    }

    public Person person(String id, String called) {
        return new Person(id, called, secret(id).signingKey().timesG());
    }

    public Holder holder(int index) {
        return new Holder(person("t" + index, "Кілт сақтаушы " + index), Holder.Tool.BROWSER, false);
    }

    public NoteSigner log() {
        return NoteSigner.of("dauys.example/e/" + name, Seeded.bytes(name + " log"), NoteKey.Use.LOG);
    }

    public NoteSigner witness(int index) {
        return NoteSigner.of(
                "witness-%d.example".formatted(index), Seeded.bytes("witness " + index), NoteKey.Use.WITNESS);
    }

    public SecretScalar receiptKey() {
        return Seeded.secret(name + " receipts");
    }

    /** The code of voter {@code number}, from 1. */
    public Code code(int number) {
        return Code.of(Arrays.copyOf(Seeded.bytes(name + " code " + number), Code.RANDOM));
    }

    /** The numbers of {@code count} voters. */
    public static IntStream voters(int count) {
        return IntStream.rangeClosed(1, count);
    }

    /** 32 bytes that are fresh, as far as an example goes. */
    public byte[] fresh(String purpose) {
        return Seeded.bytes(name + " fresh " + purpose);
    }
}
