package org.dauys.protocol.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;

/**
 * Cosigns the heads of one log as long as they are one line, and no others (spec: L-9, L-10). What it cosigned last is kept before
 * anybody sees the cosignature; one request at a time, so that no two can pass each other between look and store.
 */
public final class Witness {
    private final NoteSigner signer;
    private final NoteKey log;
    private final Memory memory;
    private boolean contradicted;

    /** Where the last cosigned head is kept, durable when {@link #keep} returns. One witness uses it at a time. */
    public interface Memory {
        /** A signed note of this log; empty if none was ever cosigned. */
        Optional<String> last();

        void keep(String note);

        /** Were two histories of this log ever kept? */
        boolean isContradicted();

        /** Keeps what shows that the log signed two histories; the first is enough. */
        void keep(TwoHistories shown);
    }

    /** What becomes of a request. */
    public sealed interface Answer {
        /** {@code line} is the cosignature, with its line feed. */
        record Cosigned(String line) implements Answer {}

        /** The witness knows a head of {@code size}, not of the size that was said. */
        record Conflict(long size) implements Answer {}

        /** @param shown what proves that the log signed two histories, if this request does; it was kept */
        record Refused(Why why, Optional<TwoHistories> shown) implements Answer {}
    }

    /** Why a head is not cosigned. */
    public enum Why {
        /** L-10.1, L-10.4: no such request. */
        MALFORMED("L-10.1", 400),
        /** L-10.2: a log that this witness doesn't follow. */
        UNKNOWN_LOG("L-10.2", 404),
        /** L-10.3: not signed by the log, or a line in the log's name is forged. */
        BAD_SIGNATURE("L-10.3", 403),
        /** L-10.4: it would go back. */
        BACKWARDS("L-10.4", 400),
        /** L-10.6: not shown to continue the head that the witness knows, or of a log that has contradicted itself. */
        NOT_SHOWN("L-10.6", 422);

        private final String step;
        private final int status;

        Why(String step, int status) {
            this.step = step;
            this.status = status;
        }

        /** In the specification. */
        public String step() {
            return step;
        }

        /** Of HTTP, as tlog-witness asks. */
        public int status() {
            return status;
        }
    }

    /** @param log whose heads it cosigns, under the origin of its name */
    public Witness(NoteSigner signer, NoteKey log, Memory memory) {
        this.signer = signer;
        this.log = log;
        this.memory = memory;
    }

    public NoteKey key() {
        return signer.key();
    }

    /** The head that was cosigned last. */
    public Optional<Checkpoint> last() {
        return memory.last().map(note -> Checkpoint.parse(Bytes.utf8(note)).orElseThrow());
    }

    /** The note of that head, with the log's signature and the cosignature; never one that is still being kept. */
    public synchronized Optional<String> note() {
        return memory.last();
    }

    /** L-10: the body of an add-checkpoint. */
    public Answer add(byte[] body, Instant now) {
        return AddCheckpoint.parse(body).map(request -> add(request, now)).orElseGet(() -> refused(Why.MALFORMED));
    }

    /** L-10. */
    public synchronized Answer add(AddCheckpoint request, Instant now) {
        var head = request.head();
        if (!head.origin().equals(log.name())) {
            return refused(Why.UNKNOWN_LOG);
        }
        if (!head.isSignedBy(log) || head.isForged(log)) {
            return refused(Why.BAD_SIGNATURE);
        }
        var last = last();
        var shown = last.flatMap(known -> TwoHistories.of(log, known, head));
        shown.ifPresent(this::contradicts);
        return isContradicted() ? new Answer.Refused(Why.NOT_SHOWN, shown) : judge(request, head, last, now);
    }

    private Answer judge(AddCheckpoint request, Checkpoint head, Optional<Checkpoint> last, Instant now) {
        if (request.old() > head.size()) {
            return refused(Why.BACKWARDS);
        }
        long known = last.map(Checkpoint::size).orElse(0L);
        if (request.old() != known) {
            return new Answer.Conflict(known);
        }
        var root = last.map(Checkpoint::root).orElseGet(Hash::sha256);
        boolean continues = MerkleProofs.continues(known, root, head.size(), head.root(), request.proof());
        return continues ? cosign(head, now) : refused(Why.NOT_SHOWN);
    }

    /** L-9: from now on nothing of this log is cosigned, even where {@code shown} can't be kept. */
    public synchronized void contradicts(TwoHistories shown) {
        contradicted = true;
        memory.keep(shown);
    }

    /** Was this witness shown that the log signed two histories? */
    public synchronized boolean isContradicted() {
        return contradicted || memory.isContradicted();
    }

    private Answer cosign(Checkpoint head, Instant now) {
        var line = signer.cosign(head.text(), now);
        memory.keep(Checkpoint.note(head.text(), List.of(head.line(log).orElseThrow(), line)));
        return new Answer.Cosigned(line);
    }

    private static Answer refused(Why why) {
        return new Answer.Refused(why, Optional.empty());
    }

    /** The size in the body of a 409; empty unless it is one. */
    public static Optional<Long> size(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.matches("(0|[1-9][0-9]{0,15})\n") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
    }
}
