package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.log.Subtrees;
import org.dauys.protocol.record.CheckedEntry;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.SoundBallots;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.verifier.Unreadable.Why;

/**
 * A partial verdict that is believed: ballots that it calls sound are not checked again, those that it refuses are. What it says that
 * can be seen without an equation is compared with the record.
 */
final class Believed implements Ahead.Checking {
    private final EntryCheck check = Ahead.entryCheck();
    private final PartialFile file;
    private final Refused refused;
    private final Subtrees subtrees;
    private final AtomicLong cast = new AtomicLong();
    private final AtomicLong audited = new AtomicLong();
    private final AtomicLong unsound = new AtomicLong();
    private final AtomicBoolean contradicted = new AtomicBoolean();

    Believed(PartialFile file) {
        this.file = file;
        this.refused = file.refused();
        this.subtrees = new Subtrees(file.verdict().range().first());
    }

    /** The sums of all sound ballots of its range, as it says. */
    SlotSums sums() {
        return file.verdict().cast();
    }

    /** It says what is not so. */
    Unreadable contradicted() {
        return new Unreadable(Why.CONTRADICTED, file.name());
    }

    Stretch stretch() {
        var range = file.verdict().range();
        return new Stretch(range.first(), range.end(), this);
    }

    @Override
    public Chunk.Checked check(List<ReadEntry> ballots, long[] places, OpenElection open) {
        var again = IntStream.range(0, places.length)
                .filter(i -> refused.rule(places[i]).isPresent())
                .mapToObj(ballots::get)
                .toList();
        var outcomes = check.sound(again, open).outcomes().iterator();
        var all = new ArrayList<Outcome<CheckedEntry>>();
        for (int i = 0; i < places.length; i++) {
            var rule = refused.rule(places[i]);
            var outcome = rule.isPresent() ? outcomes.next() : check.sliced(ballots.get(i), open);
            boolean agrees = outcome.refusal().map(refusal -> refusal.rule()).equals(rule);
            contradicted.compareAndSet(false, !agrees);
            count(outcome);
            all.add(outcome);
        }
        var contests = open.election().manifest().contests();
        return new Chunk.Checked(new SoundBallots(all, SlotSums.none(contests)), new long[0]);
    }

    private void count(Outcome<CheckedEntry> outcome) {
        var counter = outcome.value()
                .map(entry -> entry.kind() == Kind.BALLOT ? cast : audited)
                .orElse(unsound);
        counter.incrementAndGet();
    }

    /** V-3.7, V-3.8, once its last chunk has passed: is it about these entries? */
    void pass(Chunk chunk) throws Unreadable {
        chunk.items().forEach(item -> subtrees.add(item.leaf()));
        var verdict = file.verdict();
        if (subtrees.end() < verdict.range().end()) {
            return;
        }
        if (!subtrees.roots().equals(verdict.subtrees())) {
            throw new Unreadable(Why.OTHER_ENTRIES, file.name());
        }
        boolean counts = cast.get() == verdict.cast().ballots()
                && audited.get() == verdict.audited()
                && unsound.get() == verdict.section().refused();
        if (contradicted.get() || !counts) {
            throw contradicted();
        }
    }
}
