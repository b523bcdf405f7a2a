package org.dauys.protocol.ceremony;

import java.util.List;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/** The digests of a ceremony, for those who prove and those who check (spec: 02, 09). */
final class Contexts {
    private Contexts() {}

    /** K-2: the hash by which a holder commits to its points before it sees the others'. */
    static Hash feldman(Hash start, int index, List<Point> commitments) {
        var transcript = Transcript.of(Tag.FELDMAN)
                .add("start", start)
                .add("index", index)
                .add("count", commitments.size());
        commitments.forEach(c -> transcript.add("C", c));
        return transcript.digest();
    }

    static Hash commit(Hash start, int index) {
        return Transcript.of(Tag.COMMIT_CONTEXT)
                .add("start", start)
                .add("index", index)
                .digest();
    }

    static Hash reveal(Hash start, Hash keys, int index, int coefficient) {
        return Transcript.of(Tag.REVEAL_CONTEXT)
                .add("start", start)
                .add("keys", keys)
                .add("index", index)
                .add("coefficient", coefficient)
                .digest();
    }

    /** One end of a share's way: a holder's index and communication key. */
    record End(int index, Point key) {}

    static Hash share(Hash start, Hash keys, End dealer, End receiver) {
        return Transcript.of(Tag.SHARE_CONTEXT)
                .add("start", start)
                .add("keys", keys)
                .add("dealer", dealer.index)
                .add("receiver", receiver.index)
                .add("dealer-key", dealer.key)
                .add("receiver-key", receiver.key)
                .digest();
    }

    static Hash complaint(Hash start, Hash reveal, int dealer, int receiver) {
        return Transcript.of(Tag.COMPLAINT_CONTEXT)
                .add("start", start)
                .add("reveal", reveal)
                .add("dealer", dealer)
                .add("receiver", receiver)
                .digest();
    }

    /** K-6, over hashes of entries in index order. */
    static Hash transcript(Hash start, List<Hash> commits, Hash keys, List<Hash> reveals) {
        var transcript = Transcript.of(Tag.CEREMONY).add("start", start).add("count", commits.size());
        commits.forEach(commit -> transcript.add("commit", commit));
        transcript.add("keys", keys);
        reveals.forEach(reveal -> transcript.add("reveal", reveal));
        return transcript.digest();
    }

    static Hash rehearsal(Hash transcript, int index) {
        return Transcript.of(Tag.REHEARSAL_CONTEXT)
                .add("transcript", transcript)
                .add("index", index)
                .digest();
    }
}
