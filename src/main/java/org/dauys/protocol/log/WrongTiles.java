package org.dauys.protocol.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.transcript.Hash;

/**
 * Keeps what a witness was served in place of the tree of a signed head (spec: L-12). Nobody signs tiles, so to others it shows only
 * that these hashes are not that tree; who fetches them again can say the same.
 *
 * @param head note with the log's signature
 * @param subtrees roots of the full subtrees of which a tree of that size consists, the largest first, as the tiles give them
 */
public record WrongTiles(NoteKey log, String head, List<Hash> subtrees) implements Evidence {
    static final String SHOWS = "wrong tiles";

    public WrongTiles {
        subtrees = List.copyOf(subtrees);
    }

    /** @param tiles in the place of the head's tree */
    public static WrongTiles of(NoteKey log, Checkpoint head, HashSource tiles) {
        var note = Checkpoint.note(head.text(), head.line(log).stream().toList());
        var subtrees = new ArrayList<Hash>();
        long start = 0;
        for (long width = Long.highestOneBit(head.size()); width > 0; width >>= 1) {
            if ((head.size() & width) != 0) {
                int level = Long.numberOfTrailingZeros(width);
                subtrees.add(tiles.hash(level, start >> level));
                start += width;
            }
        }
        return new WrongTiles(log, note, subtrees);
    }

    @Override
    public Optional<Step> refusedAt() {
        var signed = Evidence.signed(head, log);
        if (signed.isEmpty()) {
            return Optional.of(Step.SIGNATURES);
        }
        boolean complete = subtrees.size() == Long.bitCount(signed.get().size()) && !subtrees.isEmpty();
        return complete && !root().equals(signed.get().root()) ? Optional.empty() : Optional.of(Step.CONTRADICTION);
    }

    private Hash root() {
        var root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHash.node(subtrees.get(i), root);
        }
        return root;
    }

    static WrongTiles read(NoteKey log, JsonReader in) throws Malformed {
        return new WrongTiles(
                log,
                in.field("head").lines(Checkpoint.MAX_LENGTH),
                in.field("subtrees").list(1, AddCheckpoint.MAX_PROOF, JsonReader::hash));
    }

    @Override
    public byte[] encode() {
        return JsonWriter.object(out -> {
            Evidence.begin(out, SHOWS, log);
            out.text("head", head)
                    .texts("subtrees", subtrees.stream().map(Hash::hex).toList());
        });
    }
}
