package org.dauys.protocol.log;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.transcript.Hash;

/**
 * Shows to anybody that a log has signed two histories (spec: L-11). It signed two heads; the first entries of the newer, as many as
 * the older has, give {@code prefix}, which is not the older's root. Nothing but the log's key is needed to check it.
 *
 * @param older its note with the log's signature
 * @param newer the same, of as many entries or more
 * @param prefix root of the newer's first entries
 * @param consistency that the newer continues {@code prefix} (L-3)
 */
public record TwoHistories(NoteKey log, String older, String newer, Hash prefix, List<Hash> consistency)
        implements Evidence {
    static final String SHOWS = "two histories";

    public TwoHistories {
        consistency = List.copyOf(consistency);
    }

    /**
     * What two heads that this log signed show; empty if they are one line, or nobody can tell.
     *
     * @param tree gives the newer's root
     */
    public static Optional<TwoHistories> of(NoteKey log, Checkpoint older, Checkpoint newer, HashSource tree) {
        var prefix = MerkleProofs.root(tree, older.size());
        return of(log, older, newer, prefix, MerkleProofs.consistency(tree, older.size(), newer.size()));
    }

    /** Of two heads of one size, where their roots say it; empty for heads of other sizes. */
    public static Optional<TwoHistories> of(NoteKey log, Checkpoint one, Checkpoint other) {
        return of(log, one, other, other.root(), List.of());
    }

    private static Optional<TwoHistories> of(
            NoteKey log, Checkpoint older, Checkpoint newer, Hash prefix, List<Hash> consistency) {
        var first = older.line(log).map(line -> Checkpoint.note(older.text(), List.of(line)));
        var second = newer.line(log).map(line -> Checkpoint.note(newer.text(), List.of(line)));
        return first.isPresent() && second.isPresent()
                ? Optional.of(new TwoHistories(log, first.get(), second.get(), prefix, consistency))
                        .filter(found -> found.refusedAt().isEmpty())
                : Optional.empty();
    }

    @Override
    public Optional<Step> refusedAt() {
        var signedFirst = Evidence.signed(older, log);
        var signedSecond = Evidence.signed(newer, log);
        if (signedFirst.isEmpty() || signedSecond.isEmpty()) {
            return Optional.of(Step.SIGNATURES);
        }
        var from = signedFirst.get();
        var to = signedSecond.get();
        boolean isPrefix = MerkleProofs.continues(from.size(), prefix, to.size(), to.root(), consistency);
        return isPrefix && !prefix.equals(from.root()) ? Optional.empty() : Optional.of(Step.CONTRADICTION);
    }

    static TwoHistories read(NoteKey log, JsonReader in) throws Malformed {
        return new TwoHistories(
                log,
                in.field("older").lines(Checkpoint.MAX_LENGTH),
                in.field("newer").lines(Checkpoint.MAX_LENGTH),
                in.field("prefix").hash(),
                in.field("consistency").list(0, AddCheckpoint.MAX_PROOF, JsonReader::hash));
    }

    @Override
    public byte[] encode() {
        return JsonWriter.object(out -> {
            Evidence.begin(out, SHOWS, log);
            out.text("older", older)
                    .text("newer", newer)
                    .hash("prefix", prefix)
                    .texts("consistency", consistency.stream().map(Hash::hex).toList());
        });
    }
}
