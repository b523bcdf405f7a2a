package org.dauys.verifier;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.verifier.Unreadable.Why;

/** Follows a log step by step (spec: L-9): fetches its head, compares it with the last one, and cosigns what continues it. */
final class Watcher {
    private final URI address;
    private final LogIdentity identity;
    private final Witness witness;
    private final Clock clock;

    /** What a step gave. */
    sealed interface Step {
        /** The head continues what was seen before, and {@code note} has our cosignature. */
        record Cosigned(Checkpoint head, String note) implements Step {}

        /** Nothing new, and the log has our cosignature of it. */
        record Same(Checkpoint head) implements Step {}

        /** The log shows an older head than it did; that proves nothing yet. */
        record Behind(Checkpoint head, long known) implements Step {}

        record Contradiction(Evidence evidence) implements Step {}
    }

    Watcher(URI address, LogIdentity identity, Witness witness, Clock clock) {
        this.address = address;
        this.identity = identity;
        this.witness = witness;
        this.clock = clock;
    }

    /** Whose log is at this address: its manifest stands under a head that the manifest's own key has signed. */
    static LogIdentity identify(URI address) throws Unreadable {
        try (var source = WebSource.files(address)) {
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
        try (var source = WebSource.files(address)) {
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
        var sameSize = last.filter(known -> known.size() == head.size())
                .flatMap(known -> TwoHistories.of(identity.log(), known, head));
        if (sameSize.isPresent()) {
            return new Step.Contradiction(sameSize.get());
        }
        var tiles = new TileHashes(source, head.size());
        if (!MerkleProofs.root(tiles, head.size()).equals(head.root())) {
            return new Step.Contradiction(WrongTiles.of(identity.log(), head, tiles));
        }
        var shown = last.flatMap(known -> TwoHistories.of(identity.log(), known, head, tiles));
        return shown.<Step>map(Step.Contradiction::new).orElseGet(() -> cosign(head, last, tiles));
    }

    private Step cosign(Checkpoint head, Optional<Checkpoint> last, TileHashes tiles) {
        boolean known = last.filter(before -> before.size() == head.size()).isPresent();
        if (known && head.cosignedAt(witness.key()).isPresent()) {
            return new Step.Same(head);
        }
        long old = last.map(Checkpoint::size).orElse(0L);
        var bare =
                Checkpoint.note(head.text(), List.of(head.line(identity.log()).orElseThrow()));
        var request = new AddCheckpoint(old, MerkleProofs.consistency(tiles, old, head.size()), bare);
        return witness.add(request, clock.instant()) instanceof Witness.Answer.Cosigned cosigned
                ? new Step.Cosigned(head, bare + cosigned.line())
                : new Step.Same(head); // the log asked us for a later one meanwhile
    }

    /** An older head is nothing but late, unless it is no beginning of the one that we know. */
    private Step behind(Checkpoint head, Checkpoint known, WebSource source) {
        var tiles = new TileHashes(source, known.size());
        try {
            boolean served = MerkleProofs.root(tiles, known.size()).equals(known.root());
            return (served ? TwoHistories.of(identity.log(), head, known, tiles) : Optional.<TwoHistories>empty())
                    .<Step>map(Step.Contradiction::new)
                    .orElseGet(() -> new Step.Behind(head, known.size()));
        } catch (UncheckedIOException gone) {
            return new Step.Behind(head, known.size());
        }
    }

    /** What a head that the log sent to the witness shows, together with the tiles; empty if that can't be told. */
    Optional<Evidence> examine(byte[] request) {
        var head = AddCheckpoint.parse(request)
                .map(AddCheckpoint::head)
                .filter(sent -> sent.origin().equals(identity.log().name()) && sent.isSignedBy(identity.log()));
        if (head.isEmpty()) {
            return Optional.empty();
        }
        try (var source = WebSource.files(address)) {
            return judgeOnly(head.get(), parse(checkpoint(source)), source);
        } catch (Unreadable | UncheckedIOException untold) {
            return Optional.empty();
        }
    }

    /** Compares a signed head with the one that the log serves to all. */
    private Optional<Evidence> judgeOnly(Checkpoint sent, Checkpoint served, WebSource source) throws Unreadable {
        mustBeSigned(served, identity);
        var tiles = new TileHashes(source, served.size());
        boolean comparable = sent.size() <= served.size()
                && MerkleProofs.root(tiles, served.size()).equals(served.root());
        return comparable ? TwoHistories.of(identity.log(), sent, served, tiles).map(shown -> shown) : Optional.empty();
    }
}
