package org.dauys.verifier;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.verifier.Unreadable.Why;

/** Follows a log step by step (spec: L-9): fetches its head, compares it with the last one, and cosigns what continues it. */
final class Watcher {
    /** For one look with all that it fetches. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI address;
    private final LogIdentity identity;
    private final Witness witness;
    private final Clock clock;

    /** What a step gave. */
    sealed interface Step {
        /** The head continues what was seen before, and {@code note} has our cosignature, to be posted at {@code place}. */
        record Cosigned(Checkpoint head, String note, URI place) implements Step {}

        /** Nothing new, and the log has our cosignature of it. */
        record Same(Checkpoint head) implements Step {}

        /** Our own witness doesn't cosign it: it was shown two histories meanwhile, or it isn't shown that this head continues the last. */
        record Refused(Checkpoint head) implements Step {}

        /** The log shows an older head than it did; that proves nothing yet, but the log should hear at {@code place} what we know. */
        record Behind(Checkpoint head, long known, URI place) implements Step {}

        /** The log has signed two histories. */
        record Contradiction(TwoHistories shown) implements Step {}

        /** The tiles are not those of the head: somebody between us may have mixed them up, so we look again. */
        record Mistaken(WrongTiles shown) implements Step {}
    }

    Watcher(URI address, LogIdentity identity, Witness witness, Clock clock) {
        this.address = address;
        this.identity = identity;
        this.witness = witness;
        this.clock = clock;
    }

    /** Whose log is at this address: its manifest stands under a head that the manifest's own key has signed. */
    static LogIdentity identify(URI address) throws Unreadable {
        try (var source = WebSource.files(address, Deadline.in(PATIENCE))) {
            var bytes = checkpoint(source);
            var head = parse(bytes);
            var identity = LogIdentity.of(TiledRecord.at(bytes, source));
            mustBeSigned(head, identity);
            if (!identity.stands(new TileHashes(source, head.size()), head.size(), head.root())) {
                throw new Unreadable(Why.MALFORMED, "tile/0/000");
            }
            return identity;
        } catch (UncheckedIOException broken) {
            throw TileHashes.why(broken);
        }
    }

    /** One look at the log. */
    Step step() throws Unreadable {
        try (var source = WebSource.files(address, Deadline.in(PATIENCE))) {
            var head = parse(checkpoint(source));
            mustBeSigned(head, identity);
            return judge(head, source);
        } catch (UncheckedIOException broken) {
            throw TileHashes.why(broken);
        }
    }

    private static byte[] checkpoint(WebSource source) throws Unreadable {
        return source.read(RecordSource.CHECKPOINT, Checkpoint.MAX_LENGTH)
                .orElseThrow(() -> new Unreadable(
                        Why.MISSING,
                        source.base().resolve(RecordSource.CHECKPOINT).toString()));
    }

    /** A log that is watched has a manifest, so it isn't empty. */
    private static Checkpoint parse(byte[] bytes) throws Unreadable {
        return Checkpoint.parse(bytes)
                .filter(head -> head.size() > 0)
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, RecordSource.CHECKPOINT));
    }

    private static void mustBeSigned(Checkpoint head, LogIdentity identity) throws Unreadable {
        var log = identity.log();
        if (!head.origin().equals(log.name()) || !head.isSignedBy(log) || head.isForged(log)) {
            throw new Unreadable(Why.UNSIGNED, RecordSource.CHECKPOINT);
        }
    }

    private Step judge(Checkpoint head, WebSource source) {
        var last = witness.last();
        if (last.filter(known -> known.size() > head.size()).isPresent()) {
            return behind(head, last.get(), source);
        }
        var sameSize = last.flatMap(known -> TwoHistories.of(identity.log(), known, head));
        if (sameSize.isPresent()) {
            return new Step.Contradiction(sameSize.get());
        }
        var tiles = new TileHashes(source, head.size());
        if (!MerkleProofs.root(tiles, head.size()).equals(head.root())) {
            return new Step.Mistaken(WrongTiles.of(identity.log(), head, tiles));
        }
        var shown = last.flatMap(known -> TwoHistories.of(identity.log(), known, head, tiles));
        return shown.<Step>map(Step.Contradiction::new)
                .orElseGet(() -> cosign(head, last, tiles, source.cosignatures()));
    }

    private Step cosign(Checkpoint head, Optional<Checkpoint> last, TileHashes tiles, URI place) {
        boolean known = last.filter(before -> before.size() == head.size()).isPresent();
        if (known && head.cosignedAt(witness.key()).isPresent()) {
            return new Step.Same(head);
        }
        long old = last.map(Checkpoint::size).orElse(0L);
        var bare =
                Checkpoint.note(head.text(), List.of(head.line(identity.log()).orElseThrow()));
        var request = new AddCheckpoint(old, MerkleProofs.consistency(tiles, old, head.size()), bare);
        var answer = witness.add(request, clock.instant());
        if (answer instanceof Witness.Answer.Refused) {
            return new Step.Refused(head);
        }
        return answer instanceof Witness.Answer.Cosigned cosigned
                ? new Step.Cosigned(head, bare + cosigned.line(), place)
                : new Step.Same(head); // the log asked us for a later one meanwhile
    }

    /** An older head is nothing but late, unless it is no beginning of the one that we know. */
    private Step behind(Checkpoint head, Checkpoint known, WebSource source) {
        return histories(head, known, source)
                .<Step>map(Step.Contradiction::new)
                .orElseGet(() -> new Step.Behind(head, known.size(), source.cosignatures()));
    }

    private Optional<TwoHistories> histories(Checkpoint head, Checkpoint known, WebSource source) {
        try {
            return compare(head, known, source);
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    /** Do the tiles tell that this head and the one that the log serves to all are two histories? Empty if that can't be told. */
    Optional<TwoHistories> examine(Checkpoint sent) {
        var log = identity.log();
        if (!sent.origin().equals(log.name()) || !sent.isSignedBy(log) || isKnown(sent)) {
            return Optional.empty();
        }
        try (var source = WebSource.files(address, Deadline.in(PATIENCE))) {
            var served = parse(checkpoint(source));
            mustBeSigned(served, identity);
            boolean comparable = sent.size() <= served.size() && !sent.text().equals(served.text());
            return comparable ? compare(sent, served, source) : Optional.empty();
        } catch (Unreadable | UncheckedIOException untold) {
            return Optional.empty();
        }
    }

    private boolean isKnown(Checkpoint sent) {
        return witness.last().filter(last -> last.text().equals(sent.text())).isPresent();
    }

    /** Empty too where the tiles are not those of {@code newer}. */
    private Optional<TwoHistories> compare(Checkpoint older, Checkpoint newer, WebSource source) {
        var tiles = new TileHashes(source, newer.size());
        boolean right = MerkleProofs.root(tiles, newer.size()).equals(newer.root());
        return right ? TwoHistories.of(identity.log(), older, newer, tiles) : Optional.empty();
    }
}
