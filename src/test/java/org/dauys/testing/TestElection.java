package org.dauys.testing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.CeremonyMessage.Keys;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.JointKey;
import org.dauys.protocol.ceremony.KeyCeremony;
import org.dauys.protocol.ceremony.Logged;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.MemberLine;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.DecryptionContext;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.transcript.Hash;

/**
 * A whole election made with the protocol's own code: manifest, key ceremony of 3 holders of whom 2 decrypt, roll, opening; and
 * the people who act in it. {@link #entries} are what a log must hold before the first ballot.
 */
public final class TestElection {
    /** Ids of the committee, as they sign. */
    public static final List<String> COMMITTEE = List.of("c1", "c2");

    private static final List<String> HOLDERS = List.of("t1", "t2", "t3");

    private final SecureRandom random;
    private final Map<String, PersonSecret> people = new TreeMap<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final Manifest manifest;
    private final Hash id;
    private final List<Code> codes;
    private final List<TestVoter> voters;
    private final BallotTerms terms;

    private KeyCeremony ceremony;

    private TestElection(Function<TestElection, Manifest> agreed, int members, Instant closes, SecureRandom random) {
        this.random = random;
        manifest = agreed.apply(this);
        entries.addAll(EntryWriter.manifest(manifest));
        id = TreeHash.leaf(entries.get(0));
        ceremony = KeyCeremony.of(manifest);
        holdCeremony();
        codes = IntStream.range(0, members)
                .mapToObj(i -> Code.of(bytes(Code.RANDOM)))
                .toList();
        var credentials = codes.stream().map(code -> code.key(id)).toList();
        var roll = addRoll(credentials);
        var opened = add(signed(
                new Entry.Opened(roll, jointKey().transcript(), jointKey().key(), closes), COMMITTEE));
        terms = new BallotTerms(opened, jointKey().key(), manifest.contests());
        voters = credentials.stream()
                .map(credential -> new TestVoter(terms, credential, random))
                .toList();
    }

    /** With randomness of the system. */
    public static TestElection of(TestPlan plan) {
        return new TestElection(
                election -> Manifest.of(plan.terms(election.persons(COMMITTEE), election.persons(HOLDERS)))
                        .value()
                        .orElseThrow(),
                plan.voters(),
                plan.closes(),
                new SecureRandom());
    }

    /**
     * The same over a manifest that others made, with two in the committee and two of three key holders.
     *
     * @param secrets of everybody in it, by the ids in the manifest
     */
    public static TestElection over(Manifest manifest, Map<String, PersonSecret> secrets, int members) {
        return new TestElection(
                election -> {
                    election.people.putAll(secrets);
                    return manifest;
                },
                members,
                manifest.terms().schedule().closes(),
                new SecureRandom());
    }

    /** From the manifest to {@code opened}, in order. */
    public List<byte[]> entries() {
        return List.copyOf(entries);
    }

    /** The election id. */
    public Hash id() {
        return id;
    }

    public Manifest manifest() {
        return manifest;
    }

    public JointKey jointKey() {
        return ceremony.jointKey().orElseThrow();
    }

    /** What ballots are bound to. */
    public BallotTerms terms() {
        return terms;
    }

    /** The member with the code of this number, from 0: the same person at every call. */
    public TestVoter voter(int number) {
        return voters.get(number);
    }

    /** What stands in that member's letter. */
    public Code code(int number) {
        return codes.get(number);
    }

    /** Somebody with a code that stands on no roll. */
    public TestVoter stranger() {
        return new TestVoter(terms, Code.of(bytes(Code.RANDOM)).key(id), random);
    }

    /** An entry of these people over its kind's payload. */
    public byte[] signed(Entry.InJson entry, List<String> signers) {
        var lines = signers.stream()
                .map(signer ->
                        EntryWriter.sign(id, entry, signer, people.get(signer).signingKey()))
                .toList();
        return EntryWriter.signed(entry.kind(), lines);
    }

    /** An entry that nobody signs. */
    public byte[] unsigned(Entry.InJson entry) {
        return EntryWriter.unsigned(id, entry);
    }

    /**
     * What the holder with this index, from 1, logs to decrypt: a head and its parts.
     *
     * @param entry hash of the aggregate's head
     */
    public List<byte[]> partialDecryption(int index, Hash entry, Aggregate aggregate) {
        var attempt = confirming();
        var holder = HOLDERS.get(index - 1);
        var share = new HolderPart(people.get(holder), attempt.start(), index, random)
                .share(attempt)
                .orElseThrow();
        var context =
                new DecryptionContext(terms.opened(), entry, index, jointKey().shareKey(index));
        var document = PartialDecryption.make(aggregate, context, share, random).document();
        var head = new Entry.DecryptionHead(entry, index, Document.of(document));
        return EntryWriter.withParts(signed(head, List.of(holder)), document);
    }

    private Confirming confirming() {
        return ((Complete) ceremony.last().orElseThrow()).confirmed();
    }

    private void holdCeremony() {
        var start = new Start(1, 2, HOLDERS);
        var logged = new Logged<>(start, step(start, COMMITTEE));
        byEachHolder(logged, HolderPart::commit);
        var committed = (Committing) attempt();
        step(new Keys(logged.entry(), committed.commitHashes()), COMMITTEE);
        var revealing = (Revealing) attempt();
        byEachHolder(logged, part -> part.reveal(revealing));
        var confirming = (Confirming) attempt();
        byEachHolder(logged, part -> part.answer(confirming));
    }

    private void byEachHolder(Logged<Start> start, Function<HolderPart, CeremonyMessage> visit) {
        for (int i = 0; i < HOLDERS.size(); i++) {
            var holder = HOLDERS.get(i);
            step(visit.apply(new HolderPart(people.get(holder), start, i + 1, random)), List.of(holder));
        }
    }

    private Attempt attempt() {
        return ceremony.last().orElseThrow();
    }

    private Hash step(CeremonyMessage message, List<String> signers) {
        var hash = add(signed(new Entry.Ceremony(message), signers));
        ceremony = ceremony.step(new Logged<>(message, hash), signers.get(0))
                .value()
                .orElseThrow();
        return hash;
    }

    private Hash addRoll(List<CredentialKey> credentials) {
        var lines = credentials.stream()
                .map(credential -> new MemberLine(Hash.sha256(bytes(32)), "card", "all", "one"))
                .toList();
        var document = Roll.document(
                credentials.stream().map(CredentialKey::credential).toList(), manifest);
        var roll = Roll.parse(document, manifest).value().orElseThrow();
        var head = unsigned(new Entry.RollHead(
                new Roll.Announced(lines.size(), MemberLine.root(lines)),
                new Roll.Announced(roll.size(), roll.root()),
                Document.of(document)));
        entries.addAll(EntryWriter.withParts(head, document));
        return TreeHash.leaf(head);
    }

    private List<Person> persons(List<String> ids) {
        return ids.stream().map(this::person).toList();
    }

    private Person person(String personId) {
        var secret = PersonSecret.of(bytes(PersonSecret.LENGTH));
        people.put(personId, secret);
        return new Person(personId, "Person " + personId, secret.signingKey().timesG());
    }

    private Hash add(byte[] entry) {
        entries.add(entry);
        return TreeHash.leaf(entry);
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
