package org.dauys.verifier;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Witness;
import org.dauys.verifier.Watcher.Step;

/** A witness at work: step after step, each cosignature posted, until the log contradicts itself. */
final class Watching {
    /** Exit status where the log has contradicted itself. */
    static final int CONTRADICTED = 3;

    private final URI address;
    private final LogIdentity identity;
    private final Witness witness;
    private final Watcher watcher;
    private final WatchState memory;
    private final WatchReport said;
    private final Clock clock;
    private final CountDownLatch contradicted = new CountDownLatch(1);
    private Optional<Delivery> delivery = Optional.empty();

    Watching(URI address, LogIdentity identity, NoteSigner signer, WatchState memory, WatchReport said, Clock clock) {
        this.address = address;
        this.identity = identity;
        this.witness = new Witness(signer, identity.log(), memory);
        this.watcher = new Watcher(address, identity, witness, clock);
        this.memory = memory;
        this.said = said;
        this.clock = clock;
    }

    WitnessListener listen(String place) throws Unreadable {
        return WitnessListener.start(place, identity.log().name(), witness, watcher, clock, this::contradicts);
    }

    /** The exit status of one look. */
    int once() throws Unreadable {
        boolean done = look();
        if (contradicted.getCount() == 0) {
            return CONTRADICTED;
        }
        return (done ? Verdict.VALID : Verdict.COULD_NOT_RUN).exit();
    }

    /** Ends only where the log contradicts itself, or the process is stopped. */
    int forEver(int seconds) {
        try {
            do {
                lookAnyway();
            } while (!contradicted.await(seconds, TimeUnit.SECONDS));
            return CONTRADICTED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Verdict.COULD_NOT_RUN.exit();
        }
    }

    private void lookAnyway() {
        try {
            look();
        } catch (Unreadable away) {
            said.away(away);
        }
    }

    /** False where the log has not what we cosigned. */
    private boolean look() throws Unreadable {
        var step = watcher.step();
        if (step instanceof Step.Contradiction found) {
            contradicts(found.evidence());
            return true;
        }
        if (step instanceof Step.Behind behind) {
            said.behind(behind.head().size(), behind.known());
            return false;
        }
        if (step instanceof Step.Cosigned cosigned) {
            said.cosigned(clock.instant(), cosigned.head());
            return deliver(cosigned.note());
        }
        said.same();
        return true;
    }

    private boolean deliver(String note) throws Unreadable {
        if (delivery.isEmpty()) {
            try (var source = WebSource.files(address)) {
                delivery = Optional.of(new Delivery(source.base()));
            }
        }
        var outcome = delivery.get().post(note);
        said.delivered(outcome);
        return outcome == Delivery.Outcome.TAKEN || outcome == Delivery.Outcome.NOT_NAMED;
    }

    /** From now on nothing is cosigned: the process ends, and another start finds the evidence. */
    private void contradicts(Evidence evidence) {
        said.contradiction(evidence, memory.keep(evidence));
        contradicted.countDown();
    }
}
