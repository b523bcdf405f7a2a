package org.dauys.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dauys.board.Appending.Busy;
import org.dauys.board.Appending.Refused;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptCheck;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.transcript.Hash;

/**
 * One election's public log. What it shows may be a moment old; what it appends is decided under the log's lease. Every method
 * may throw {@link LogRefused}, and {@link NotConfirmed} while the database or the checkpoint store is away; reading single entries, but
 * for a ballot by its hash, throws what the database throws.
 */
public final class PublicLog {
    private final LogName name;
    private final LiveLog live;
    private final EntryStore store;
    private final EntryCheck check;
    private final Turnstile turnstile;
    private final ReceiptSigner receipts;

    PublicLog(
            LogName name,
            LiveLog live,
            EntryStore store,
            EntryCheck check,
            Turnstile turnstile,
            ReceiptSigner receipts) {
        this.name = name;
        this.live = live;
        this.store = store;
        this.check = check;
        this.turnstile = turnstile;
        this.receipts = receipts;
    }

    public LogName name() {
        return name;
    }

    public BoardId id() {
        return name.id();
    }

    /** Where the election stands; other nodes' entries included. */
    public Snapshot snapshot() {
        return live.current().snapshot();
    }

    /** The ballots of a credential that is or was on the roll; empty for any other. */
    public Optional<Chain> chain(Point credential) {
        return live.current().chain(credential);
    }

    /** The same as of the last {@link #snapshot}. */
    public Optional<Chain> knownChain(Point credential) {
        return live.atLeast(0).chain(credential);
    }

    /** The newest signed head; empty while the log is. */
    public Optional<SignedHead> head() {
        return live.head();
    }

    /**
     * Checks the entries, outside of every lock, and appends them, all or none: one entry, or a head with all its parts, or several
     * of these. Returns when they are durable and under a signed head. A ballot that stands in the log already, to the byte, is
     * answered with its place.
     *
     * @throws NotConfirmed if it is unknown whether they stand in the log; offering them again tells
     */
    public Appending append(List<byte[]> entries) {
        return append(entries, snapshot().stage());
    }

    /** The same, for who has just taken the {@linkplain #snapshot() snapshot} with this stage. */
    public Appending append(List<byte[]> entries, Stage stage) {
        return turnstile
                .pass(() -> entries.stream()
                        .map(bytes -> check.check(bytes, stage)
                                .then(entry -> Outcome.accepted(new Checked(bytes.clone(), entry))))
                        .toList())
                .map(this::appendChecked)
                .orElseGet(Busy::new);
    }

    /** Whether a single entry passes the check that it gets before it is {@linkplain #append appended}; empty if too many wait for theirs. */
    public Optional<Boolean> isLawful(byte[] entry, Stage stage) {
        return turnstile.pass(() -> check.check(entry, stage).refusal().isEmpty());
    }

    private Appending appendChecked(List<Outcome<Checked>> outcomes) {
        var refusal =
                outcomes.stream().flatMap(outcome -> outcome.refusal().stream()).findFirst();
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var checked =
                outcomes.stream().flatMap(outcome -> outcome.value().stream()).toList();
        return isWhole(checked)
                ? live.append(checked)
                : new Refused(Rule.R_8.refuses("J-4.2 a head without all its parts, or a part without its head"));
    }

    /** A document that stays incomplete would block the log: until its last part only parts are lawful. */
    private static boolean isWhole(List<Checked> entries) {
        long missing = 0;
        for (var checked : entries) {
            if (checked.entry().content() instanceof Entry.Part != missing > 0) {
                return false;
            }
            missing = checked.entry().content() instanceof Entry.Head head
                    ? head.document().parts()
                    : Math.max(0, missing - 1);
        }
        return missing == 0 && !entries.isEmpty();
    }

    /** The encrypted totals that the log gives; refused while it is not closed, or has them. */
    Outcome<Aggregate> aggregate() {
        return live.current().aggregate();
    }

    /** An entry under {@code head}. */
    public Optional<StoredEntry> entry(long index, SignedHead head) {
        return index < 0 || index >= head.size() ? Optional.empty() : store.entry(name.id(), index);
    }

    /** The first entry of this kind under {@code head}. */
    public Optional<StoredEntry> first(Kind kind, SignedHead head) {
        return store.first(name.id(), kind.id()).filter(entry -> entry.index() < head.size());
    }

    /** The first entry of this kind with this hash. Reads the whole log: for what is rare. */
    public Optional<StoredEntry> first(Kind kind, Hash leaf) {
        return store.first(name.id(), kind.id(), leaf);
    }

    /** The entries of this kind that stand before {@code entry}, in order. */
    public List<StoredEntry> before(StoredEntry entry, Kind kind) {
        return store.all(name.id(), kind.id(), entry.index());
    }

    /** A head entry of a document, and its parts. */
    public List<StoredEntry> withParts(long index, SignedHead head) {
        var entries = new ArrayList<StoredEntry>();
        entry(index, head).ifPresent(entries::add);
        entries.stream()
                .findFirst()
                .map(PublicLog::parts)
                .ifPresent(parts ->
                        store.read(name.id(), index + 1, Math.min(index + 1 + parts, head.size()), entries::add));
        return List.copyOf(entries);
    }

    private static int parts(StoredEntry entry) {
        return EntryReader.read(entry.bytes()).value().map(ReadEntry::content).orElse(null) instanceof Entry.Head head
                ? head.document().parts()
                : 0;
    }

    /** The entry of the ballot, cast or audited, with this hash (spec: B-5). */
    public Optional<StoredEntry> ballot(Hash hash) {
        return live.answered(() -> store.ballot(name.id(), hash));
    }

    /**
     * Whether the ballot with this hash stands in the log, where that wasn't confirmed. Asked under the log's lease, which whoever
     * was writing it holds until the database has made it durable or undone it.
     *
     * @throws NotConfirmed if that isn't decided yet
     */
    public boolean stands(Hash ballot) {
        return live.answered(() -> store.leased(name.id(), lease -> store.ballot(name.id(), ballot)))
                .isPresent();
    }

    /**
     * what the voter of a ballot under {@code head} gets. Where the entry stands the database says; that it stands there is
     * proved from the tree before the receipt is signed.
     */
    public ReceiptFile receipt(StoredEntry entry, Hash ballot, SignedHead head) {
        var inclusion = live.proved(entry.index(), entry.leaf(), head);
        var kind = entry.kind().equals(Kind.BALLOT.id()) ? Receipt.Kind.BALLOT : Receipt.Kind.AUDITED;
        var election = live.atLeast(head.size())
                .snapshot()
                .stage()
                .election()
                .orElseThrow()
                .id();
        var receipt = new Receipt(election, kind, ballot, entry.index(), entry.leaf(), head.size(), head.root());
        return new ReceiptFile(receipts.sign(receipt), head.note(), inclusion);
    }

    /** The rule by which this log contradicts a receipt whose signatures hold (spec: ). */
    public Optional<Refusal> contradicts(Receipt receipt) {
        return live.current().contradicts(receipt);
    }

    /** What became of the ballot of a receipt that this log doesn't contradict. */
    public ReceiptCheck.Status status(Receipt receipt) {
        return live.current().status(receipt);
    }

    /** The entry of the ballot, cast or audited, with this tracker (spec: B-5). */
    public Optional<StoredEntry> ballot(Fingerprint tracker) {
        return store.ballot(name.id(), tracker.least(), tracker.greatest());
    }

    /** That the entry stands under {@code head}, which covers it (spec: L-2). */
    public List<Hash> inclusion(long index, SignedHead head) {
        return live.atLeast(head.size()).inclusion(index, head.size());
    }

    /** That {@code head} continues the tree of {@code size} entries, which it covers (spec: L-3). */
    public List<Hash> consistency(long size, SignedHead head) {
        return live.atLeast(head.size()).consistency(size, head.size());
    }

    /**
     * Compares what these witnesses know of the log with what it holds.
     *
     * @throws LogRefused if one holds a signed head that the log doesn't continue; the log signs no more
     */
    void compareWith(Set<String> witnesses) {
        live.compareWith(witnesses);
    }

    /** The same for a head that a witness has posted, if this log's key has signed it. */
    void compareWith(Checkpoint posted) {
        live.compareWith(posted);
    }

    /** Does this log continue the tree of {@code size} entries with that root? */
    boolean continues(long size, Hash root) {
        var now = live.current();
        return size <= now.size() && now.root(size).equals(root);
    }

    /** The bytes of a tile; empty if the tree under {@code head} doesn't have it. */
    public Optional<byte[]> tile(Tiles.Name tile, SignedHead head) {
        return isThere(tile, head.size()) ? Optional.of(content(tile)) : Optional.empty();
    }

    private byte[] content(Tiles.Name tile) {
        return tile.level() == Tiles.Name.ENTRIES
                ? bundle(tile)
                : live.current().hashes(tile);
    }

    /** The whole record under {@code head} as one file. */
    public RecordArchive archive(WitnessedHead head) {
        return new RecordArchive(head, this::content);
    }

    private static boolean isThere(Tiles.Name tile, long size) {
        long hashes = tile.level() <= 0 ? size : tile.level() < Byte.SIZE ? size >> Byte.SIZE * tile.level() : 0;
        return tile.index() * Tiles.WIDTH + tile.width() <= hashes;
    }

    private byte[] bundle(Tiles.Name tile) {
        var entries = new ArrayList<byte[]>(tile.width());
        long first = tile.index() * Tiles.WIDTH;
        store.read(name.id(), first, first + tile.width(), entry -> entries.add(entry.bytes()));
        return Tiles.bundle(entries);
    }
}
