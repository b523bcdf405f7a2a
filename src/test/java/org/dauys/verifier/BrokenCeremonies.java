package org.dauys.verifier;

import static org.dauys.verifier.BrokenBeginnings.broken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ceremony.CeremonyMessage.Aborted;
import org.dauys.protocol.ceremony.CeremonyMessage.Coefficient;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Complaint;
import org.dauys.protocol.ceremony.CeremonyMessage.Confirm;
import org.dauys.protocol.ceremony.CeremonyMessage.Keys;
import org.dauys.protocol.ceremony.CeremonyMessage.Reveal;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.DealtShare;
import org.dauys.protocol.ceremony.ForgedHolder;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** Records whose key ceremony goes wrong, step by step. K-8.3 can't fail: it follows from K-8.2, and fails in ceremony.json. */
final class BrokenCeremonies {
    private BrokenCeremonies() {}

    static Stream<Example> all() {
        return Stream.of(
                broken(
                        Rule.K_2_1,
                        "a commit under another holder's number",
                        started(),
                        r -> r.force(r.signed(new Entry.Ceremony(r.part(2).commit()), "t1"))),
                broken(
                        Rule.K_2_2,
                        "a commit with a false proof",
                        started(),
                        r -> r.force(r.byHolder(falseProof(r.part(1).commit())))),
                broken(
                        Rule.K_2_3,
                        "a communication key that another holder has",
                        oneCommitted(),
                        r -> r.force(r.byHolder(copied(r)))),
                broken(
                        Rule.K_3_1,
                        "a sealed list in another order",
                        started().commits(),
                        r -> r.force(r.byCommittee(reversed(r)))),
                broken(
                        Rule.K_4_1,
                        "a reveal with a share too few",
                        sealed(),
                        r -> r.force(r.byHolder(withoutShare(reveal(r))))),
                broken(
                        Rule.K_4_2,
                        "other coefficients than committed to",
                        sealed(),
                        r -> r.force(r.byHolder(others(r)))),
                repeated(),
                broken(
                        Rule.K_4_4,
                        "a coefficient without its proof",
                        sealed(),
                        r -> r.force(r.byHolder(falseCoefficient(reveal(r))))),
                broken(
                        Rule.K_5_1,
                        "a share without its proof",
                        sealed(),
                        r -> r.force(r.byHolder(falseShare(reveal(r))))),
                cancelling(),
                broken(
                        Rule.K_7_1,
                        "a complaint without its proof",
                        revealed(),
                        r -> r.force(r.byHolder(falseComplaint(r)))),
                broken(
                        Rule.K_8_1,
                        "a confirm of another transcript",
                        revealed(),
                        r -> r.force(r.byHolder(change((Confirm) r.part(1).answer(r.attempt()), Hash.ZERO)))),
                broken(
                        Rule.K_8_2,
                        "a confirm with a false proof",
                        revealed(),
                        r -> r.force(r.byHolder(falseProof((Confirm) r.part(1).answer(r.attempt()))))),
                broken(
                        Rule.K_9,
                        "a first attempt with the number 2",
                        manifest(),
                        r -> r.force(r.byCommittee(new Start(2, 2, List.of("t1", "t2", "t3"))))),
                broken(
                                Rule.K_9,
                                "a commit of an attempt that was aborted, under another holder's number",
                                started(),
                                BrokenCeremonies::late)
                        .named("aborted"),
                broken(
                                Rule.R_2,
                                "a hundred and first attempt, after a hundred that were aborted",
                                manifest(),
                                BrokenCeremonies::attemptTooOften)
                        .named("attempt"));
    }

    private static void attemptTooOften(SampleRecord record) {
        for (int attempt = 1; attempt <= 100; attempt++) {
            record.start(attempt, "t1", "t2", "t3");
            record.append(record.byCommittee(new Aborted(record.start().entry(), "ill")));
        }
        record.force(record.byCommittee(new Start(101, 2, List.of("t1", "t2", "t3"))));
    }

    private static void late(SampleRecord record) {
        var commit = record.part(2).commit();
        record.append(record.byCommittee(new Aborted(record.start().entry(), "ill")));
        record.force(record.signed(new Entry.Ceremony(commit), "t1"));
    }

    private static SampleRecord manifest() {
        return new SampleRecord(BrokenBeginnings.election()).manifest();
    }

    private static SampleRecord started() {
        return manifest().start(1, "t1", "t2", "t3");
    }

    private static SampleRecord oneCommitted() {
        var record = started();
        record.append(record.byHolder(record.part(1).commit()));
        return record;
    }

    private static SampleRecord sealed() {
        return started().commits().keys();
    }

    private static SampleRecord revealed() {
        return sealed().reveals();
    }

    private static Reveal reveal(SampleRecord record) {
        return record.part(1).reveal(record.attempt());
    }

    private static Commit falseProof(Commit commit) {
        var proof = new PossessionProof(commit.possession().r(), Scalar.ONE);
        return new Commit(commit.start(), commit.index(), commit.communicationKey(), proof, commit.commitment());
    }

    private static Commit copied(SampleRecord record) {
        var secret = record.election().secret("t1");
        var coefficients = ForgedHolder.honest(secret, record.start());
        return new ForgedHolder(secret, record.start(), 2, coefficients, record.random()).commit();
    }

    private static Keys reversed(SampleRecord record) {
        Committing attempt = record.attempt();
        var hashes = new ArrayList<>(attempt.commitHashes());
        Collections.reverse(hashes);
        return new Keys(record.start().entry(), hashes);
    }

    private static Reveal with(Reveal reveal, List<Coefficient> coefficients, List<DealtShare> shares) {
        return new Reveal(reveal.start(), reveal.keys(), reveal.index(), coefficients, shares);
    }

    private static Reveal withoutShare(Reveal reveal) {
        return with(
                reveal,
                reveal.coefficients(),
                reveal.shares().subList(1, reveal.shares().size()));
    }

    private static Reveal others(SampleRecord record) {
        var secret = record.election().secret("t1");
        var other = ForgedHolder.honest(record.election().secret("t2"), record.start());
        return new ForgedHolder(secret, record.start(), 1, other, record.random()).reveal(record.attempt(), 0);
    }

    private static Reveal falseCoefficient(Reveal reveal) {
        return with(
                reveal,
                first(reveal.coefficients(), c -> new Coefficient(c.c(), falseProof(c.possession()))),
                reveal.shares());
    }

    private static Reveal falseShare(Reveal reveal) {
        UnaryOperator<DealtShare> change =
                s -> new DealtShare(s.to(), s.ephemeral(), falseProof(s.possession()), s.box());
        return with(reveal, reveal.coefficients(), first(reveal.shares(), change));
    }

    private static PossessionProof falseProof(PossessionProof proof) {
        return new PossessionProof(proof.r(), proof.s().plus(Scalar.ONE));
    }

    private static <T> List<T> first(List<T> items, UnaryOperator<T> change) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> i == 0 ? change.apply(items.get(0)) : items.get(i))
                .toList();
    }

    private static Complaint falseComplaint(SampleRecord record) {
        var shared = Seeded.point("shared");
        var proof = new EqualityProof(shared, shared, Scalar.ONE);
        return new Complaint(record.start().entry(), 2, 1, shared, proof);
    }

    private static Confirm change(Confirm confirm, Hash transcript) {
        return new Confirm(confirm.start(), confirm.index(), transcript, confirm.factor(), confirm.proof());
    }

    private static Confirm falseProof(Confirm confirm) {
        var proof = confirm.proof();
        var changed = new EqualityProof(proof.a(), proof.b(), proof.s().plus(Scalar.ONE));
        return new Confirm(confirm.start(), confirm.index(), confirm.transcript(), confirm.factor(), changed);
    }

    /** Holder 2 has holder 1's coefficients. */
    private static Example repeated() {
        var record = started();
        var copy = ForgedHolder.honest(record.election().secret("t1"), record.start());
        var forged = new ForgedHolder(record.election().secret("t2"), record.start(), 2, copy, record.random());
        record.append(record.byHolder(record.part(1).commit()));
        record.append(record.byHolder(forged.commit()));
        record.append(record.byHolder(record.part(3).commit()));
        record.keys();
        record.append(record.byHolder(reveal(record)));
        return broken(
                Rule.K_4_3,
                "coefficients that another holder has",
                record,
                r -> r.force(r.byHolder(forged.reveal(r.attempt(), 0))));
    }

    /** Holder 3 knows the others' secrets and chooses its own so that the joint key is O. */
    private static Example cancelling() {
        var record = started();
        var one = ForgedHolder.honest(record.election().secret("t1"), record.start());
        var two = ForgedHolder.honest(record.election().secret("t2"), record.start());
        var own = ForgedHolder.honest(record.election().secret("t3"), record.start());
        SecretScalar minus = one.get(0).plus(two.get(0)).times(Scalar.ONE.negate());
        var forged = new ForgedHolder(
                record.election().secret("t3"), record.start(), 3, List.of(minus, own.get(1)), record.random());
        var last = forged.revealLast(record);
        return broken(Rule.K_6_1, "a joint key that is the identity", record, r -> r.force(r.byHolder(last)));
    }
}
