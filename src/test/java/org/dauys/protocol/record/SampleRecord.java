package org.dauys.protocol.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.ballot.Opening;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.Logged;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.MemberLine;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;

/**
 * A record of a {@link SampleElection} as it grows. Every lawful step is a method; {@link #append} insists that the fold
 * takes the entry, {@link #force} logs it whatever the fold says.
 */
public final class SampleRecord {
    private final SampleElection election;
    private final List<byte[]> entries = new ArrayList<>();
    private final HashTree tree = new HashTree();
    private final RecordState state = RecordState.empty(index -> entry((int) index), Fingerprints.inMemory());
    private final SeededRandom random = new SeededRandom("record");
    private final EntryCheck check = new EntryCheck(new Batch(new ScalarEngine(), random));
    private final Map<Integer, Hash> lastBallots = new HashMap<>();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<String, PersonSecret> replaced = new HashMap<>();
    private Optional<Logged<CeremonyMessage.Start>> start = Optional.empty();

    public SampleRecord(SampleElection election) {
        this.election = election;
    }

    public SampleElection election() {
        return election;
    }

    public RecordState state() {
        return state;
    }

    public List<byte[]> entries() {
        return List.copyOf(entries);
    }

    private byte[] entry(int index) {
        return entries.get(index);
    }

    /** The election id. */
    public Hash id() {
        return TreeHash.leaf(entries.get(0));
    }

    /** Logs an entry that the fold must take. */
    public Hash append(byte[] entry) {
        var refusal = log(entry);
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get().toString());
        }
        return TreeHash.leaf(entry);
    }

    /** Logs an entry, and says what the fold says of it. */
    public Optional<Refusal> force(byte[] entry) {
        var refusal = log(entry);
        refusal.ifPresent(why -> state.skip());
        return refusal;
    }

    private Optional<Refusal> log(byte[] entry) {
        var checked = check.check(entry, state.stage());
        var refusal = checked.refusal().or(() -> state.step(checked.value().orElseThrow()));
        entries.add(entry);
        tree.add(TreeHash.leaf(entry));
        return refusal;
    }

    public SampleRecord manifest() {
        EntryWriter.manifest(election.manifest()).forEach(this::append);
        return this;
    }

    /** The printed secret that a person has now. */
    public PersonSecret secret(String person) {
        return replaced.getOrDefault(person, election.secret(person));
    }

    /** That a person has the key of the secret {@code name} from here on; not signed yet. */
    public Entry.KeyReplaced replacement(String person, String name) {
        return new Entry.KeyReplaced(person, election.secret(name).signingKey().timesG());
    }

    /** A person has lost the secret and signs with another one from here on; two others say so. */
    public SampleRecord replaceKey(String person, String... signers) {
        append(signed(replacement(person, person + " anew"), signers));
        replaced.put(person, election.secret(person + " anew"));
        return this;
    }

    /** An entry signed by these persons. */
    public byte[] signed(Entry.InJson entry, String... persons) {
        var lines = List.of(persons).stream()
                .map(person ->
                        EntryWriter.sign(id(), entry, person, secret(person).signingKey()))
                .toList();
        return EntryWriter.signed(entry.kind(), lines);
    }

    public byte[] byCommittee(Entry.InJson entry) {
        return signed(entry, "c1", "c2");
    }

    public byte[] byCommittee(CeremonyMessage message) {
        return byCommittee(new Entry.Ceremony(message));
    }

    public byte[] byHolder(CeremonyMessage.ByHolder message) {
        return signed(new Entry.Ceremony(message), holder(message.index()));
    }

    /** The id of the holder at that place in the running attempt. */
    public String holder(int index) {
        return start().message().holders().get(index - 1);
    }

    public SeededRandom random() {
        return random;
    }

    public byte[] unsigned(Entry.InJson entry) {
        return EntryWriter.unsigned(id(), entry);
    }

    /** Begins an attempt with these holders. */
    public SampleRecord start(int attempt, String... holders) {
        int threshold = election.terms().trustees().threshold();
        var message = new CeremonyMessage.Start(attempt, threshold, List.of(holders));
        start = Optional.of(new Logged<>(message, append(byCommittee(message))));
        return this;
    }

    public Logged<CeremonyMessage.Start> start() {
        return start.orElseThrow();
    }

    public HolderPart part(int index) {
        return new HolderPart(secret(holder(index)), start(), index, random);
    }

    @SuppressWarnings("unchecked")
    public <A> A attempt() {
        return (A) ((Preparing) state.stage()).ceremony().last().orElseThrow();
    }

    public SampleRecord commits() {
        holders().forEach(index -> append(byHolder(part(index).commit())));
        return this;
    }

    public SampleRecord keys() {
        Committing attempt = attempt();
        append(byCommittee(new CeremonyMessage.Keys(start().entry(), attempt.commitHashes())));
        return this;
    }

    public SampleRecord reveals() {
        holders().forEach(index -> append(byHolder(part(index).reveal(this.<Revealing>attempt()))));
        return this;
    }

    public SampleRecord confirms() {
        Confirming attempt = attempt();
        holders().forEach(index -> append(byHolder(part(index).answer(attempt))));
        return this;
    }

    public List<Integer> holders() {
        return SampleElection.voters(start().message().holders().size()).boxed().toList();
    }

    /** A whole good attempt of all three holders. */
    public SampleRecord ceremony(int attempt) {
        return start(attempt, "t1", "t2", "t3").commits().keys().reveals().confirms();
    }

    public Code code(int voter) {
        return election.code(voter);
    }

    public CredentialKey credential(int voter) {
        return code(voter).key(id());
    }

    public List<Point> credentials(int voters) {
        return SampleElection.voters(voters)
                .mapToObj(voter -> credential(voter).credential())
                .toList();
    }

    public Roll.Announced members(int voters) {
        var lines = SampleElection.voters(voters)
                .mapToObj(voter -> new MemberLine(Seeded.hash("salt " + voter), "%06d".formatted(voter), "all", "one"))
                .toList();
        return new Roll.Announced(voters, MemberLine.root(lines));
    }

    /** The roll of this many voters, numbered from 1. */
    public SampleRecord roll(int voters) {
        roll(members(voters), rollDocument(voters)).forEach(this::append);
        return this;
    }

    public byte[] rollDocument(int voters) {
        return Roll.document(credentials(voters), election.manifest());
    }

    /** A roll's head and parts, signed by the registrar if there is one. */
    public List<byte[]> roll(Roll.Announced members, byte[] document) {
        var roll = Roll.parse(document, election.manifest()).value();
        var credentials = roll.map(found -> new Roll.Announced(found.size(), found.root()))
                .orElse(members);
        return roll(new Entry.RollHead(members, credentials, Document.of(document)), document);
    }

    public List<byte[]> roll(Entry.RollHead head, byte[] document) {
        boolean registrar = election.terms().issuer() instanceof Issuer.Registrar;
        return EntryWriter.withParts(registrar ? signed(head, "r1") : unsigned(head), document);
    }

    public Entry.Opened opening() {
        var preparing = (Preparing) state.stage();
        var jointKey = preparing.ceremony().jointKey().orElseThrow();
        return new Entry.Opened(
                preparing.electorate().orElseThrow().entry(),
                jointKey.transcript(),
                jointKey.key(),
                SampleElection.CLOSES);
    }

    public SampleRecord open() {
        append(byCommittee(opening()));
        return this;
    }

    public OpenElection opened() {
        return ((Voting) state.stage()).open();
    }

    /** The head of a voter's next ballot. */
    public BallotHead head(int voter) {
        return new BallotHead(
                opened().hash(),
                credential(voter).credential(),
                counters.getOrDefault(voter, 0) + 1,
                lastBallots.getOrDefault(voter, Hash.ZERO));
    }

    /** The bytes of a voter's next ballot. */
    public byte[] ballot(int voter, Purpose purpose, List<List<Integer>> chosen) {
        var head = head(voter);
        var fresh = fresh(voter, purpose);
        var choices = opened().ballotTerms().choose(chosen).orElseThrow();
        var seed = BallotSeed.of(head, credential(voter), choices, 0, fresh);
        var unsigned = BallotEncryptor.encrypt(head, choices, seed);
        if (purpose == Purpose.CAST) {
            counters.merge(voter, 1, Integer::sum);
            lastBallots.put(voter, unsigned.hash());
        }
        return unsigned.sign(credential(voter), purpose, fresh);
    }

    /** What opens the ballot that {@link #ballot(int, Purpose, List)} would make next. */
    public Opening opening(int voter, Purpose purpose, List<List<Integer>> chosen) {
        var head = head(voter);
        var choices = opened().ballotTerms().choose(chosen).orElseThrow();
        var seed = BallotSeed.of(head, credential(voter), choices, 0, fresh(voter, purpose));
        return Opening.of(head, choices, seed);
    }

    private byte[] fresh(int voter, Purpose purpose) {
        return election.fresh("ballot " + voter + " " + head(voter).counter() + purpose);
    }

    /** A ballot with any head and seed, signed by the voter; it doesn't count as the voter's next. */
    public byte[] ballot(int voter, Purpose purpose, BallotHead head, BallotSeed seed, List<List<Integer>> chosen) {
        var choices = opened().ballotTerms().choose(chosen).orElseThrow();
        return BallotEncryptor.encrypt(head, choices, seed)
                .sign(credential(voter), purpose, election.fresh("signature"));
    }

    public SampleRecord vote(int voter, List<List<Integer>> chosen) {
        append(EntryWriter.ballot(Purpose.CAST, ballot(voter, Purpose.CAST, chosen)));
        return this;
    }

    public SampleRecord audit(int voter, List<List<Integer>> chosen) {
        append(EntryWriter.ballot(Purpose.AUDIT, ballot(voter, Purpose.AUDIT, chosen)));
        return this;
    }

    public SampleRecord close() {
        append(unsigned(new Entry.ClosedOnTime(opened().hash(), ((Voting) state.stage()).closesAt())));
        return this;
    }

    public SampleRecord aggregate() {
        var closed = (Closed) state.stage();
        var document = state.aggregate().value().orElseThrow().document();
        var head = new Entry.AggregateHead(closed.hash(), Document.of(document));
        EntryWriter.withParts(unsigned(head), document).forEach(this::append);
        return this;
    }

    /** The partial decryption of a holder, who finds its boxes in the record. */
    public PartialDecryption share(int index) {
        var tallied = (Tallied) state.stage();
        var ceremony = tallied.closed().voting().open().ceremony().confirmed();
        var secret = part(index).share(ceremony).orElseThrow();
        return PartialDecryption.make(tallied.aggregate(), tallied.context(index), secret, random);
    }

    public List<byte[]> decryption(int index, String signer, byte[] document) {
        var head = new Entry.DecryptionHead(((Tallied) state.stage()).hash(), index, Document.of(document));
        return EntryWriter.withParts(signed(head, signer), document);
    }

    public SampleRecord decrypt(int index) {
        decryption(
                        index,
                        start().message().holders().get(index - 1),
                        share(index).document())
                .forEach(this::append);
        return this;
    }

    public List<byte[]> result(byte[] document) {
        var tallied = (Tallied) state.stage();
        var shares = tallied.used().stream().map(Tallied.LoggedShare::entry).toList();
        var head = new Entry.ResultHead(tallied.hash(), shares, Document.of(document));
        return EntryWriter.withParts(unsigned(head), document);
    }

    public SampleRecord result() {
        result(((Tallied) state.stage()).result().value().orElseThrow().document())
                .forEach(this::append);
        return this;
    }

    /** The checkpoint of the entries so far, with the signatures that the manifest asks for. */
    public String checkpoint() {
        return checkpoint(election.log().key().name(), election.log(), tree.size());
    }

    /** A checkpoint of the first {@code size} entries, signed by {@code log}. */
    public String checkpoint(String origin, NoteSigner log, long size) {
        return checkpoint(origin, log, tree, size);
    }

    /** The same of another tree, whose first entries are these. */
    public String checkpoint(HashTree longer) {
        return checkpoint(election.log().key().name(), election.log(), longer, longer.size());
    }

    private String checkpoint(String origin, NoteSigner log, HashTree of, long size) {
        var text = Checkpoint.text(origin, size, MerkleProofs.root(of, size));
        var lines = new ArrayList<>(List.of(log.sign(text)));
        for (int i = 1; i <= election.terms().witnesses().quorum(); i++) {
            lines.add(election.witness(i).cosign(text, Instant.parse("2026-10-06T14:00:00Z")));
        }
        return Checkpoint.note(text, lines);
    }

    /** The receipt file of the ballot at {@code index}, under the head of the first {@code size} entries. */
    public ReceiptFile receipt(int index, long size) {
        return receipt(claim(index, size));
    }

    /** What a receipt for that entry says, under the head of that size. */
    public Receipt claim(int index, long size) {
        var read = EntryReader.read(entries.get(index)).value().orElseThrow();
        var content = (Entry.Ballot) read.content();
        var sliced =
                SlicedBallot.of(content.bytes(), election.manifest().contests()).orElseThrow();
        return new Receipt(
                id(),
                Receipt.Kind.of(content.purpose()),
                sliced.hash(),
                index,
                read.hash(),
                size,
                MerkleProofs.root(tree, size));
    }

    /** A receipt file that says this, properly signed. */
    public ReceiptFile receipt(Receipt receipt) {
        return new ReceiptFile(
                receipt.sign(election.receiptKey()),
                checkpoint(election.log().key().name(), election.log(), receipt.size()),
                MerkleProofs.inclusion(tree, receipt.index(), receipt.size()));
    }

    public HashTree tree() {
        return tree;
    }
}
