package org.dauys.protocol.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ceremony.JointKey;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.DecryptionContext;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;
import org.jspecify.annotations.Nullable;

/** The encrypted totals stand; holders decrypt them. No record, because it remembers its result once that was asked for. */
public final class Tallied implements Stage {
    private final Closed closed;
    private final Hash hash;
    private final Aggregate aggregate;
    private final List<LoggedShare> shares;
    private @Nullable Outcome<Result> result;

    /**
     * @param hash of the {@code aggregate} entry
     * @param shares the partial decryptions so far, in the order of the log
     */
    public Tallied(Closed closed, Hash hash, Aggregate aggregate, List<LoggedShare> shares) {
        this.closed = closed;
        this.hash = hash;
        this.aggregate = aggregate;
        this.shares = List.copyOf(shares);
    }

    /**
     * A partial decryption in the record.
     *
     * @param entry the hash of its head
     * @param index the holder's place in the ceremony, from 1
     */
    public record LoggedShare(Hash entry, int index, PartialDecryption content) {}

    public Closed closed() {
        return closed;
    }

    /** Of the {@code aggregate} entry. */
    public Hash hash() {
        return hash;
    }

    public Aggregate aggregate() {
        return aggregate;
    }

    /** The partial decryptions so far, in the order of the log. */
    public List<LoggedShare> shares() {
        return shares;
    }

    @Override
    public Phase phase() {
        return Phase.TALLIED;
    }

    @Override
    public Optional<Election> election() {
        return closed.election();
    }

    @Override
    public Optional<Credentials> credentials() {
        return closed.credentials();
    }

    @Override
    public Optional<OpenElection> opening() {
        return closed.opening();
    }

    @Override
    public Outcome<Stage> replace(Entry.KeyReplaced entry, List<String> signers) {
        return closed.voting()
                .open()
                .replace(entry, signers)
                .then(next -> Outcome.accepted(new Tallied(closed.with(next), hash, aggregate, shares)));
    }

    public JointKey jointKey() {
        return closed.voting().open().jointKey();
    }

    /** Where the holder at {@code index} decrypts (spec: D-3). */
    public DecryptionContext context(int index) {
        return new DecryptionContext(
                closed.voting().open().hash(), hash, index, jointKey().shareKey(index));
    }

    /** How many partial decryptions a result takes: the threshold, or none if nothing is to be decrypted. */
    public int sharesWanted() {
        return aggregate.isToDecrypt() ? jointKey().threshold() : 0;
    }

    /** Whether there are as many partial decryptions as a result takes. */
    public boolean isOpened() {
        return shares.size() >= sharesWanted();
    }

    @Override
    public Optional<Refusal> refusal(CheckedEntry head, Entry.Head content) {
        if (content instanceof Entry.DecryptionHead share) {
            return Stage.basis(share, hash)
                    .or(() -> refusal(share, head.signers().get(0)));
        }
        if (content instanceof Entry.ResultHead result) {
            return Stage.basis(result, hash).or(() -> refusal(result));
        }
        return Stage.super.refusal(head, content);
    }

    private Optional<Refusal> refusal(Entry.DecryptionHead share, String signer) {
        if (!aggregate.isToDecrypt()) {
            return Optional.of(Rule.D_3_1.refuses("nothing is to be decrypted"));
        }
        boolean again = shares.stream().anyMatch(other -> other.index() == share.index());
        return again || share.index() != jointKey().indexOf(signer)
                ? Optional.of(Rule.D_3_2.refuses(again ? "a holder's second" : "not the signer's index"))
                : Optional.empty();
    }

    private Optional<Refusal> refusal(Entry.ResultHead result) {
        return isOpened()
                        && result.shares()
                                .equals(used().stream().map(LoggedShare::entry).toList())
                ? Optional.empty()
                : Optional.of(Rule.D_4_1.refuses("not the first " + sharesWanted() + " partial decryptions"));
    }

    /** The partial decryptions on which a result rests. */
    public List<LoggedShare> used() {
        return shares.subList(0, Math.min(shares.size(), sharesWanted()));
    }

    @Override
    public Outcome<Stage> complete(CheckedEntry head, byte[] document, Supplier<Aggregate> totals) {
        return head.content() instanceof Entry.DecryptionHead share
                ? PartialDecryption.parse(document).then(content -> with(head, share, content))
                : decide(head, document);
    }

    private Outcome<Stage> with(CheckedEntry head, Entry.DecryptionHead share, PartialDecryption content) {
        var more = new ArrayList<>(shares);
        more.add(new LoggedShare(head.hash(), share.index(), content));
        return content.refusal(aggregate, context(share.index()))
                .<Outcome<Stage>>map(Outcome::refused)
                .orElseGet(() -> Outcome.accepted(new Tallied(closed, hash, aggregate, more)));
    }

    /** D-4. */
    private Outcome<Stage> decide(CheckedEntry head, byte[] document) {
        return Result.check(document, this::result)
                .then(result -> Outcome.accepted(new Decided(this, head.hash(), result)));
    }

    /**
     * D-4.3: the result that this record gives; there must be as many shares as are wanted. Computed once, however many pages
     * show it.
     */
    public synchronized Outcome<Result> result() {
        if (result == null) {
            result = decrypted();
        }
        return result;
    }

    private Outcome<Result> decrypted() {
        Map<Integer, PartialDecryption> factors =
                used().stream().collect(Collectors.toMap(LoggedShare::index, LoggedShare::content));
        return Result.of(
                closed.voting().open().election().manifest(),
                aggregate,
                factors,
                closed.voting().live().size());
    }
}
