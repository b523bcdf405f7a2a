package org.dauys.protocol.record;

import static org.dauys.protocol.Rule.B_6_3;
import static org.dauys.protocol.Rule.R_23;
import static org.dauys.protocol.Rule.R_6;
import static org.dauys.protocol.Rule.R_7;
import static org.dauys.protocol.Rule.R_8;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.tally.Aggregate;

/**
 * A record folded so far (spec: 10). {@link #step} is the cheap half of the fold; an unlawful entry changes nothing. Needs
 * about 45 bytes a credential, a bit an entry, and what {@link Fingerprints} need. Mutable: whoever steps must be alone; between two
 * steps many may ask. {@link #stage} is immutable and may go anywhere.
 */
public final class RecordState {
    private final Ledger ledger;
    private final Totals totals;
    private final BitSet unlawful = new BitSet();
    private Stage stage = new Empty();
    private Optional<Assembly> pending = Optional.empty();
    private long size;
    private long disputes;

    private RecordState(Ledger ledger, Totals totals) {
        this.ledger = ledger;
        this.totals = totals;
    }

    /**
     * Before entry 0.
     *
     * @param entries the log as it grows; asked only for entries that have been stepped over
     */
    public static RecordState empty(Entries entries, Fingerprints fingerprints) {
        return empty(Totals.read(entries), fingerprints);
    }

    /** Before entry 0, for a caller that sums ballots itself. */
    public static RecordState empty(Totals totals, Fingerprints fingerprints) {
        return new RecordState(new Ledger(fingerprints), totals);
    }

    /** Takes in {@code entry} at {@link #size}, or says which rule it breaks and changes nothing. */
    public Optional<Refusal> step(CheckedEntry entry) {
        var refusal = pending.isPresent() ? assemble(entry, pending.get()) : place(entry);
        if (refusal.isEmpty()) {
            size++;
        }
        return refusal;
    }

    /** Takes in a head and its parts, all of them or none; the refusal is of the first that breaks a rule. */
    public Optional<Refusal> stepAll(List<CheckedEntry> group) {
        var before = stage;
        var pendingBefore = pending;
        long sizeBefore = size;
        long disputesBefore = disputes;
        if (group.size() > 1 && group.stream().anyMatch(entry -> entry.ballot().isPresent())) {
            throw new IllegalArgumentException("a ballot stands alone");
        }
        for (var entry : group) {
            var refusal = step(entry);
            if (refusal.isPresent()) {
                stage = before;
                pending = pendingBefore;
                size = sizeBefore;
                disputes = disputesBefore;
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** Goes past an unlawful entry that stands in the log all the same: it changes nothing but the position. */
    public void skip() {
        unlawful.set(Math.toIntExact(size++));
    }

    private Optional<Refusal> place(CheckedEntry entry) {
        var election = stage.election();
        if (election.isPresent() && !entry.isSignedUnder(election.get().keys())) {
            return Optional.of(R_6.refuses("a key that was replaced after the entry was checked"));
        }
        if (entry.content() instanceof Entry.Part) {
            return Optional.of(R_7.refuses("a part without a head"));
        }
        if (entry.content() instanceof Entry.Dispute dispute) {
            return dispute(dispute);
        }
        if (entry.content() instanceof Entry.Head head) {
            return begin(entry, head);
        }
        if (entry.ballot().isPresent()) {
            return cast(entry.ballot().get());
        }
        var next = entry.content() instanceof Entry.KeyReplaced replaced
                ? stage.replace(replaced, entry.signers())
                : stage.step(entry, ledger);
        stage = next.value().orElse(stage);
        return next.refusal();
    }

    private Optional<Refusal> dispute(Entry.Dispute dispute) {
        if (stage.election().isEmpty()) {
            return Optional.of(R_7.refuses("a dispute of nothing"));
        }
        if (dispute.index() >= size) {
            return Optional.of(R_23.refuses("an entry that isn't there"));
        }
        disputes++;
        return Optional.empty();
    }

    private Optional<Refusal> begin(CheckedEntry entry, Entry.Head head) {
        if (head instanceof Entry.ManifestHead && size > 0) {
            return Optional.of(R_7.refuses("a manifest that isn't entry 0"));
        }
        var refusal = stage.refusal(entry, head);
        if (refusal.isEmpty() && !head.document().isLawful()) {
            return Optional.of(R_8.refuses("J-4.1 number of parts"));
        }
        pending = refusal.isEmpty() ? Optional.of(Assembly.begin(entry, head.document())) : pending;
        return refusal;
    }

    private Optional<Refusal> assemble(CheckedEntry entry, Assembly assembly) {
        if (!(entry.content() instanceof Entry.Part part)) {
            return Optional.of(R_8.refuses("J-4.2 something between a head and its last part"));
        }
        var refusal = assembly.refusal(part.bytes());
        if (refusal.isPresent()) {
            return refusal;
        }
        var more = assembly.with(part.bytes());
        pending = more.isComplete() ? Optional.empty() : Optional.of(more);
        return more.isComplete() ? complete(more) : Optional.empty();
    }

    private Optional<Refusal> complete(Assembly assembly) {
        var content = assembly.content();
        if (content.isEmpty()) {
            return Optional.of(R_8.refuses("J-4.4 another content than announced"));
        }
        var next = stage.complete(assembly.head(), content.get(), this::encryptedTotals);
        stage = next.value().orElse(stage);
        return next.refusal();
    }

    private Optional<Refusal> cast(BallotFacts ballot) {
        if (!(stage instanceof Voting voting) || voting.suspended()) {
            return Optional.of(R_7.refuses("no ballot while " + stage.phase()));
        }
        var live = voting.live().livePlace(ballot.credential());
        if (live.isEmpty()) {
            return Optional.of(B_6_3.refuses("no live credential"));
        }
        int place = live.getAsInt();
        Manifest manifest = voting.open().election().manifest();
        var refusal = ledger.refusal(ballot, place, manifest);
        if (refusal.isEmpty()) {
            ledger.add(ballot, place, size);
        }
        return refusal;
    }

    /** Where the election stands. */
    public Stage stage() {
        return stage;
    }

    /** Number of entries so far. */
    public long size() {
        return size;
    }

    /** Was the entry there taken in, and not skipped? */
    public boolean isLawful(long index) {
        return !unlawful.get(Math.toIntExact(index));
    }

    /** Does a document still miss parts? Until the last of them only parts are lawful. */
    public boolean isAssembling() {
        return pending.isPresent();
    }

    /** The chain of a credential that ever was; empty for any other. */
    public Optional<Chain> chain(Point credential) {
        var place = stage.credentials().map(credentials -> credentials.place(credential));
        return place.isPresent() && place.get().isPresent()
                ? Optional.of(ledger.chain(place.get().getAsInt()))
                : Optional.empty();
    }

    /** The indices of the ballots that count as of now, in the order of the log. */
    public LongStream counted() {
        return stage.credentials().map(ledger::counted).orElse(LongStream.empty());
    }

    /** D-1: the encrypted totals that this record gives. */
    public Outcome<Aggregate> aggregate() {
        return stage instanceof Closed
                ? Outcome.accepted(encryptedTotals())
                : Outcome.refused(R_7.refuses("no totals while " + stage.phase()));
    }

    private Aggregate encryptedTotals() {
        var manifest = stage.election().orElseThrow().manifest();
        return totals.of(counted(), manifest.contests())
                .aggregate(manifest.contests(), manifest.terms().floor());
    }

    /** The numbers that everybody may see. */
    public Counts counts() {
        return new Counts(
                ledger.cast(),
                ledger.audited(),
                ledger.voters(),
                stage.credentials().map(Credentials::revoked).orElse(0),
                stage.credentials().map(Credentials::reissued).orElse(0),
                disputes);
    }

    /**
     * What has happened so far.
     *
     * @param cast ballots, replaced ones included
     * @param voters credentials that have cast one
     */
    public record Counts(long cast, long audited, int voters, int revoked, int reissued, long disputes) {}
}
