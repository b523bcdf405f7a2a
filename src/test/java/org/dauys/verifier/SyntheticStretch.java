package org.dauys.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.PreparedBallots;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.SyntheticPlan.Turn;

/** The entries of a stretch of a {@link SyntheticRecord}. Nothing in it depends on another stretch. */
final class SyntheticStretch {
    private final SampleRecord record;
    private final SyntheticPlan plan;
    private final List<Point> credentials;
    private final int firstVoter;
    private final int options;
    private final PreparedBallots ballots;
    private final SplittableRandom choices;
    private final Map<Integer, Last> last = new HashMap<>();
    private final List<byte[]> entries = new ArrayList<>();
    private long index;

    /** A voter's last cast ballot. */
    private record Last(long index, int counter, Hash hash, int choice) {}

    /** What the counted ballots of a stretch come to. */
    record Counted(long ballots, long indices, long[] votes) {
        Counted plus(Counted other) {
            var both = votes.clone();
            for (int option = 0; option < both.length; option++) {
                both[option] += other.votes[option];
            }
            return new Counted(ballots + other.ballots, indices + other.indices, both);
        }
    }

    /**
     * @param credentials of everybody in the record
     * @param firstVoter whose number in the record is 0 in the plan
     * @param index of the stretch's first ballot
     */
    SyntheticStretch(SampleRecord record, SyntheticPlan plan, List<Point> credentials, int firstVoter, long index) {
        this.record = record;
        this.plan = plan;
        this.credentials = credentials;
        this.firstVoter = firstVoter;
        this.index = index;
        this.ballots = new PreparedBallots(record.opened().ballotTerms(), index);
        this.options = record.election().manifest().contests().get(0).slots().size();
        this.choices = new SplittableRandom(index);
    }

    List<byte[]> entries() {
        return entries;
    }

    SyntheticStretch make() {
        plan.turns().forEach(this::make);
        return this;
    }

    private void make(Turn turn) {
        switch (turn.what()) {
            case CAST -> cast(turn.voter());
            case TEST -> ballot(turn.voter(), Purpose.AUDIT);
            case REVOKE -> revoke(turn.voter());
        }
    }

    private void cast(int voter) {
        last.put(voter, ballot(voter, Purpose.CAST));
    }

    private Last ballot(int voter, Purpose purpose) {
        int counter = last.containsKey(voter) ? last.get(voter).counter + 1 : 1;
        var previous = last.containsKey(voter) ? last.get(voter).hash : Hash.ZERO;
        var head = new BallotHead(record.opened().hash(), credential(voter), counter, previous);
        int choice = Math.min(choices.nextInt(options), choices.nextInt(options)); // so that somebody wins
        var made = ballots.next(head, PreparedBallots.key(firstVoter + voter), purpose, choice);
        entries.add(EntryWriter.ballot(purpose, made.wire()));
        return new Last(index++, counter, made.hash(), choice);
    }

    private void revoke(int voter) {
        var lost = credential(voter);
        entries.add(record.byCommittee(new Entry.Revoked(lost, Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS)));
        entries.add(record.byCommittee(new Entry.Reissued(lost, credential(plan.reissued()))));
        last.remove(voter);
    }

    private Point credential(int voter) {
        return credentials.get(firstVoter + voter);
    }

    Counted counted() {
        var votes = new long[options];
        last.values().forEach(ballot -> votes[ballot.choice]++);
        long indices = last.values().stream().mapToLong(Last::index).sum();
        return new Counted(last.size(), indices, votes);
    }
}
