package org.dauys.verifier;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.log.Witness.Answer;
import org.dauys.verifier.Watcher.Step;

/** A witness of one log at work: step after step, each cosignature posted, until the log contradicts itself. */
final class Watching implements AutoCloseable {
    /** Exit status where a log has contradicted itself. */
    static final int CONTRADICTED = 3;

    private final LogIdentity identity;
    private final Witness witness;
    private final Watcher watcher;
    private final WatchMemory memory;
    private final WatchReport said;
    private final Clock clock;
    private final CountDownLatch contradicted = new CountDownLatch(1);

    Watching(URI address, LogIdentity identity, NoteSigner signer, WatchMemory memory, WatchReport said, Clock clock) {
        this.identity = identity;
        this.witness = new Witness(signer, identity.log(), memory);
        this.watcher = new Watcher(address, identity, witness, clock);
        this.memory = memory;
        this.said = said;
        this.clock = clock;
    }

    String origin() {
        return identity.log().name();
    }

    /** The note of the head that was cosigned last. */
    Optional<String> note() {
        return witness.note();
    }

    /** Answers who asks for a cosignature (spec: L-10). */
    Answer add(AddCheckpoint request) {
        var answer = witness.add(request, clock.instant());
        if (answer instanceof Answer.Refused refused) {
            refused.shown().ifPresent(this::contradicted);
        }
        return answer;
    }

    /** Looks whether a head that was not cosigned belongs to another history than the one that all are served. */
    void examine(Checkpoint sent) {
        watcher.examine(sent).ifPresent(this::contradicts);
    }

    /** The exit status of one look. */
    int once() {
        try {
            return look();
        } catch (CannotKeep full) {
            said.away(full.unreadable());
        } catch (Unreadable away) {
            said.away(away);
        }
        return Verdict.COULD_NOT_RUN.exit();
    }

    /** Ends only where the log contradicts itself, or the thread is stopped. */
    int forEver(int seconds) throws InterruptedException {
        do {
            once();
        } while (!contradicted.await(seconds, TimeUnit.SECONDS));
        return CONTRADICTED;
    }

    private int look() throws Unreadable {
        if (witness.isContradicted()) {
            return ended();
        }
        var step = watcher.step();
        if (step instanceof Step.Contradiction found) {
            contradicts(found.shown());
            return CONTRADICTED;
        }
        if (step instanceof Step.Refused refused) {
            said.declined(refused.head());
            return witness.isContradicted() ? ended() : Verdict.COULD_NOT_RUN.exit();
        }
        if (step instanceof Step.Mistaken found) {
            said.mistaken(memory.keep(found.shown()));
            return Verdict.COULD_NOT_RUN.exit();
        }
        return (isAtTheLog(step) ? Verdict.VALID : Verdict.COULD_NOT_RUN).exit();
    }

    private int ended() {
        memory.evidence().ifPresent(said::refuses);
        contradicted.countDown();
        return CONTRADICTED;
    }

    /** Has the log what we cosigned, as far as it wants it? */
    private boolean isAtTheLog(Step step) {
        if (step instanceof Step.Behind behind) {
            said.behind(behind.head().size(), behind.known());
            witness.note().ifPresent(note -> Delivery.post(behind.place(), note));
            return false;
        }
        if (step instanceof Step.Cosigned cosigned) {
            said.cosigned(clock.instant(), cosigned.head());
            var outcome = Delivery.post(cosigned.place(), cosigned.note());
            said.delivered(outcome);
            return outcome == Delivery.Outcome.TAKEN || outcome == Delivery.Outcome.NOT_NAMED;
        }
        said.same();
        return true;
    }

    private void contradicts(TwoHistories shown) {
        witness.contradicts(shown);
        contradicted(shown);
    }

    /** Nothing of the log is cosigned any more: its watching ends, and another start finds the evidence. */
    private synchronized void contradicted(TwoHistories shown) {
        if (contradicted.getCount() > 0) {
            said.contradiction(shown, memory.evidence());
            contradicted.countDown();
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
