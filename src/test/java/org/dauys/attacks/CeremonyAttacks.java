package org.dauys.attacks;

import static org.dauys.attacks.RangeForger.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.CeremonyMessage.ByHolder;
import org.dauys.protocol.ceremony.CeremonyMessage.Coefficient;
import org.dauys.protocol.ceremony.CeremonyMessage.Commit;
import org.dauys.protocol.ceremony.CeremonyMessage.Keys;
import org.dauys.protocol.ceremony.CeremonyMessage.Reveal;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.ForgedHolder;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.Logged;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.tally.PartialDecryption.OfContest;
import org.dauys.protocol.tally.PartialDecryption.OfSlot;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;
import org.junit.jupiter.api.Test;

/**
 * Attacks by key holders, each written once and tried in two homes: sent to the server by the holder who is signed in, and logged
 * in a signed record all the same. Of holders t1, t2 and t3 two decrypt.
 */
public abstract class CeremonyAttacks {
    private static final Pattern POINT = Pattern.compile("(?<=\")0[23][0-9a-f]{64}(?=\")");
    private static final List<String> HOLDERS = List.of("t1", "t2", "t3");

    private final SeededRandom random = new SeededRandom("attacks of holders");

    private Logged<Start> start = new Logged<>(new Start(1, 2, HOLDERS), Hash.ZERO);

    /** A manifest is agreed on, and nothing else is done. */
    protected abstract void agree();

    /** An election is closed after three ballots, and added up. */
    protected abstract void addUp();

    /** Where the log stands. */
    protected abstract Stage stage();

    protected abstract PersonSecret secret(String person);

    protected abstract void takes(List<byte[]> entries);

    /** @param holder who sends them */
    protected abstract void refuses(String rule, String holder, List<byte[]> entries);

    /** The payload of a commit and of a reveal, each point in it replaced by everything that is none. */
    @Test
    void a10_every_point_of_a_holder_refuses_every_wrong_encoding() {
        begin();
        wrongPoints(1, part(1).commit());
        for (int index = 1; index <= 3; index++) {
            take(index, part(index).commit());
        }
        seal();
        wrongPoints(1, part(1).reveal(attempt()));
    }

    private void wrongPoints(int index, ByHolder message) {
        var person = "t" + index;
        var entry = new Entry.Ceremony(message);
        var election = stage().election().orElseThrow().id();
        var payload = new String(EntryWriter.payload(election, entry), StandardCharsets.UTF_8);
        var points = POINT.matcher(payload).results().toList();
        assertFalse(points.isEmpty());
        for (var point : points) {
            for (var wrong : Encodings.wrongCompressed(point.group())) {
                var changed = payload.substring(0, point.start()) + wrong + payload.substring(point.end());
                var line = CompactJws.sign(
                        secret(person).signingKey(),
                        person,
                        entry.kind().type(),
                        changed.getBytes(StandardCharsets.UTF_8));
                refuses("R-2", person, List.of(EntryWriter.signed(entry.kind(), List.of(line))));
            }
        }
    }

    /** Of the two s under which a signature holds only the smaller one is a signature. */
    @Test
    void f06_an_entry_with_a_second_form_of_its_signature_is_refused() {
        begin();
        var entry = new Entry.Ceremony(part(1).commit());
        var line = EntryWriter.sign(
                stage().election().orElseThrow().id(), entry, "t1", secret("t1").signingKey());
        refuses("R-6", "t1", List.of(EntryWriter.signed(entry.kind(), List.of(ForgedTokens.otherForm(line)))));
        takes(List.of(EntryWriter.signed(entry.kind(), List.of(line))));
    }

    @Test
    void b01_the_last_holder_cannot_choose_the_joint_key() {
        begin();
        for (int index = 1; index <= 3; index++) {
            take(index, part(index).commit());
        }
        seal();
        take(1, part(1).reveal(attempt()));
        take(2, part(2).reveal(attempt()));
        var others = commitment(1, 0).plus(commitment(2, 0));
        var chosen = chooseFor(others);
        var bent = new ForgedHolder(
                secret("t3"), start, 3, List.of(chosen, coefficients(3).get(1)), random);
        refuse("K-4.2", 3, bent.reveal(attempt(), 0));
    }

    /** Without the commits the last one tries until the joint key ends in a zero byte. */
    private static SecretScalar chooseFor(Element others) {
        for (int i = 0; i < 1 << 12; i++) {
            var mine = Seeded.secret("rushing " + i);
            if (point(others.plus(mine.timesG())).x()[31] == 0) {
                return mine;
            }
        }
        throw new AssertionError("unlucky 4,096 times, each with a chance of 1/256");
    }

    @Test
    void b02_a_polynomial_of_another_degree_is_refused() {
        begin();
        var degrees = List.of(1, 3, 4);
        var holders = IntStream.rangeClosed(1, 3)
                .mapToObj(index -> new ForgedHolder(
                        secret("t" + index), start, index, many(index, degrees.get(index - 1)), random))
                .toList();
        for (int index = 1; index <= 3; index++) {
            take(index, holders.get(index - 1).commit());
        }
        seal();
        for (int index = 1; index <= 3; index++) {
            refuse("K-4.1", index, holders.get(index - 1).reveal(attempt(), 0));
        }
    }

    private static List<SecretScalar> many(int holder, int coefficients) {
        return IntStream.range(0, coefficients)
                .mapToObj(k -> Seeded.secret("coefficient " + holder + " " + k))
                .toList();
    }

    /** It knows x with {@code K = x·G}, but not the secret of its own part {@code x·G − C_1 − C_2}. */
    @Test
    void b03_a_key_that_cancels_the_others_needs_a_proof_that_it_cannot_have() {
        begin();
        var first = part(1).commit();
        take(1, first);
        var copied = new Commit(start.entry(), 2, first.communicationKey(), first.possession(), Seeded.hash("own"));
        refuse("K-2.2", 2, copied); // the proof of holder 1 for holder 2
        take(2, part(2).commit());
        var x = Seeded.secret("x");
        var rogue = point(x.timesG().minus(commitment(1, 0)).minus(commitment(2, 0)));
        assertEquals(
                x.timesG(), rogue.plus(commitment(1, 0)).plus(commitment(2, 0)), "without proofs the key is its own");
        var holder = new ForgedHolder(secret("t3"), start, 3, coefficients(3), random);
        take(3, holder.commitTo(List.of(rogue, commitment(3, 1))));
        seal();
        var theirs = part(1).reveal(attempt());
        take(1, theirs);
        var own = holder.reveal(attempt(), 0);
        for (var proof :
                List.of(theirs.coefficients().get(0), own.coefficients().get(0))) {
            var forged = new Coefficient(rogue, proof.possession());
            refuse("K-4.4", 3, with(own, List.of(forged, own.coefficients().get(1))));
        }
    }

    private static Reveal with(Reveal reveal, List<Coefficient> coefficients) {
        return new Reveal(reveal.start(), reveal.keys(), reveal.index(), coefficients, reveal.shares());
    }

    /** Holder 2 is shown another reveal of holder 1 than the log has, and confirms what it saw. */
    @Test
    void b04_two_views_of_a_ceremony_make_no_key() {
        begin();
        for (int index = 1; index <= 3; index++) {
            take(index, part(index).commit());
        }
        seal();
        var other = part(1).reveal(attempt());
        Attempt shown = next(attempt(), other, signed(1, other));
        take(1, part(1).reveal(attempt()));
        for (int index = 2; index <= 3; index++) {
            var reveal = part(index).reveal(attempt());
            var entry = signed(index, reveal);
            takes(List.of(entry));
            shown = next(shown, reveal, entry);
        }
        refuse("K-8.1", 2, part(2).answer((Confirming) shown));
        take(1, part(1).answer(attempt()));
        take(3, part(3).answer(attempt()));
        assertEquals(Optional.empty(), ((Preparing) stage()).ceremony().jointKey());
    }

    private static Attempt next(Attempt attempt, CeremonyMessage message, byte[] entry) {
        return attempt.step(new Logged<>(message, TreeHash.leaf(entry))).value().orElseThrow();
    }

    /** Whose paper is lost is not needed; nobody decrypts in her place. */
    @Test
    void b05_a_lost_key_does_not_stop_the_count() {
        addUp();
        takes(decryption("t3", 3, share(3)));
        refuses("D-3.2", "t3", decryption("t3", 2, share(3)));
        refuses("D-3.3", "t1", decryption("t1", 1, share(3)));
        takes(decryption("t1", 1, share(1)));
        assertEquals(List.of(3, 1), used());
        assertTrue(((Tallied) stage()).result().value().isPresent());
    }

    /** One machine made both papers, or one holder hands on what the other has sent. */
    @Test
    void b07_two_holders_do_not_come_with_one_key() {
        begin();
        var first = part(1).commit();
        take(1, first);
        var twin = new HolderPart(secret("t1"), start, 2, random).commit();
        assertEquals(first.communicationKey(), twin.communicationKey());
        refuse("K-2.3", 2, twin); // with a proof that is good for holder 2
        var own = part(2).commit();
        refuse("K-2.3", 2, new Commit(start.entry(), 2, own.communicationKey(), own.possession(), first.commitment()));
        take(2, own);
    }

    @Test
    void b10_no_share_has_the_index_0_or_one_that_is_not_its_holders() {
        begin();
        var honest = part(1).commit();
        for (int index : List.of(0, 10)) {
            refuse("R-2", 1, numbered(honest, index));
        }
        for (int index : List.of(2, 3, 4, 9)) {
            refuse("K-2.1", 1, numbered(honest, index));
        }
        take(1, honest);
        refuse("K-2.1", 1, part(1).commit()); // twice
    }

    private static Commit numbered(Commit commit, int index) {
        return new Commit(commit.start(), index, commit.communicationKey(), commit.possession(), commit.commitment());
    }

    /** The forger of {@link WeakDecryptionTest} as a holder: its own entry is refused, and the others' are enough. */
    @Test
    void a06_a_forged_decryption_factor_is_refused_and_the_others_decrypt() {
        addUp();
        refuses("D-3.3", "t1", decryption("t1", 1, with(share(1), 0, forged(1, 0))));
        takes(decryption("t2", 2, share(2)));
        takes(decryption("t3", 3, share(3)));
        assertEquals(List.of(2, 3), used());
    }

    /** Each option's total in turn would be nonsense. */
    @Test
    void c02_no_total_is_turned_to_nonsense_by_any_holder() {
        addUp();
        for (int index = 1; index <= 3; index++) {
            var honest = share(index);
            for (int slot = 0; slot < honest.contests().get(0).slots().size(); slot++) {
                refuses("D-3.3", "t" + index, decryption("t" + index, index, with(honest, slot, forged(index, slot))));
            }
        }
        takes(decryption("t2", 2, share(2)));
        takes(decryption("t3", 3, share(3)));
        assertTrue(((Tallied) stage()).result().value().isPresent());
    }

    /** For an option of the first contest. */
    private OfSlot forged(int index, int at) {
        var tallied = (Tallied) stage();
        var contest = tallied.aggregate().contests().get(0);
        var slot = contest.slots().get(at);
        var context = Transcript.of(Tag.DECRYPTION_CONTEXT)
                .add("opened", tallied.context(index).opened())
                .add("aggregate", tallied.hash())
                .add("contest-id", contest.id())
                .add("slot-id", slot.id())
                .add("slot-index", at)
                .add("index", index)
                .digest();
        var x = secretShare(index).expose(SecretAccess.SHARE_FOR_ITS_RECEIVER);
        var forged = WeakDecryptionTest.forge(
                "a06 holder", context, x, point(slot.sum().alpha()));
        return new OfSlot(slot.id(), forged.statement().factor(), forged.proof());
    }

    /** Whatever the one sends, the others' partial decryptions give the result. */
    @Test
    void b06_garbage_of_one_holder_does_not_stop_the_count() {
        addUp();
        var slot = share(1).contests().get(0).slots().get(0);
        var others = share(2);
        refuses("D-3.3", "t1", decryption("t1", 1, others));
        refuses("D-3.3", "t1", decryption("t1", 1, with(share(1), 0, new OfSlot(slot.id(), Point.G, slot.proof()))));
        refuses(
                "D-3.1",
                "t1",
                decryption("t1", 1, with(share(1), 0, new OfSlot("nobody", slot.factor(), slot.proof()))));
        for (int index : List.of(2, 4)) {
            refuses("D-3.2", "t1", decryption("t1", index, share(1)));
        }
        takes(decryption("t2", 2, others));
        refuses("D-3.2", "t2", decryption("t2", 2, share(2)));
        takes(decryption("t3", 3, share(3)));
        assertEquals(List.of(2, 3), used());
        assertTrue(((Tallied) stage()).result().value().isPresent());
    }

    private static PartialDecryption with(PartialDecryption share, int slot, OfSlot instead) {
        var contest = share.contests().get(0);
        var slots = new ArrayList<>(contest.slots());
        slots.set(slot, instead);
        var contests = new ArrayList<>(share.contests());
        contests.set(0, new OfContest(contest.id(), slots));
        return new PartialDecryption(contests);
    }

    private List<Integer> used() {
        return ((Tallied) stage())
                .used().stream().map(Tallied.LoggedShare::index).toList();
    }

    private PartialDecryption share(int index) {
        var tallied = (Tallied) stage();
        return PartialDecryption.make(tallied.aggregate(), tallied.context(index), secretShare(index), random);
    }

    private SecretScalar secretShare(int index) {
        var confirmed = ((Tallied) stage()).closed().voting().open().ceremony().confirmed();
        return new HolderPart(secret("t" + index), confirmed.start(), index, random)
                .share(confirmed)
                .orElseThrow();
    }

    private List<byte[]> decryption(String signer, int index, PartialDecryption share) {
        var document = share.document();
        var head = new Entry.DecryptionHead(((Tallied) stage()).hash(), index, Document.of(document));
        return EntryWriter.withParts(signed(head, signer), document);
    }

    private void begin() {
        agree();
        var message = new Start(1, 2, HOLDERS);
        var entry = signed(new Entry.Ceremony(message), "c1", "c2");
        takes(List.of(entry));
        start = new Logged<>(message, TreeHash.leaf(entry));
    }

    private void seal() {
        Committing committed = attempt();
        takes(List.of(signed(new Entry.Ceremony(new Keys(start.entry(), committed.commitHashes())), "c1", "c2")));
    }

    private HolderPart part(int index) {
        return new HolderPart(secret("t" + index), start, index, random);
    }

    private List<SecretScalar> coefficients(int index) {
        return ForgedHolder.honest(secret("t" + index), start);
    }

    private Point commitment(int index, int k) {
        return coefficients(index).get(k).timesG();
    }

    @SuppressWarnings("unchecked")
    private <A extends Attempt> A attempt() {
        return (A) ((Preparing) stage()).ceremony().last().orElseThrow();
    }

    private void take(int index, ByHolder message) {
        takes(List.of(signed(index, message)));
    }

    private void refuse(String rule, int index, ByHolder message) {
        refuses(rule, "t" + index, List.of(signed(index, message)));
    }

    private byte[] signed(int index, ByHolder message) {
        return signed(new Entry.Ceremony(message), "t" + index);
    }

    protected final byte[] signed(Entry.InJson entry, String... persons) {
        var election = stage().election().orElseThrow().id();
        var lines = Stream.of(persons)
                .map(person ->
                        EntryWriter.sign(election, entry, person, secret(person).signingKey()))
                .toList();
        return EntryWriter.signed(entry.kind(), lines);
    }
}
