package org.dauys.protocol.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dauys.protocol.ceremony.WorkedCeremony;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;

/** The count of five ballots under the keys of {@link WorkedCeremony}: the worked example of 12-tally. */
public final class WorkedTally {
    static final int ROLL = 7;
    private static final int BALLOTS = 5;
    private static final SampleElection ELECTION =
            SampleElection.of("worked", SampleElection.single("chair", "a", "b"));

    private WorkedTally() {}

    static Manifest manifest() {
        return ELECTION.manifest();
    }

    /** The totals of the slots a, b, against-all; a slot that isn't named has no ciphertext in it. */
    static Aggregate aggregate(int... votes) {
        var ids = List.of("a", "b", "against-all");
        var slots = new ArrayList<Aggregate.OfSlot>();
        for (int i = 0; i < ids.size(); i++) {
            slots.add(new Aggregate.OfSlot(ids.get(i), i < votes.length ? sum(ids.get(i), votes[i]) : nothing()));
        }
        return new Aggregate(List.of(new Aggregate.OfContest("chair", BALLOTS, true, slots)));
    }

    private static CiphertextSum nothing() {
        return new CiphertextSum(Identity.O, Identity.O);
    }

    private static CiphertextSum sum(String slot, int votes) {
        var r = Seeded.secret("worked r of " + slot);
        Element value = Point.G.times(Scalar.of(votes));
        return new CiphertextSum(r.timesG(), value.plus(r.times(WorkedCeremony.jointKey())));
    }

    static DecryptionContext context(int index) {
        var opened = Seeded.hash("tally opened");
        var aggregate = Seeded.hash("tally aggregate");
        return new DecryptionContext(
                opened, aggregate, index, WorkedCeremony.shareOf(index).timesG());
    }

    static PartialDecryption decryption(Aggregate totals, int index) {
        var random = new SeededRandom("worked tally " + index);
        return PartialDecryption.make(totals, context(index), WorkedCeremony.shareOf(index), random);
    }

    static Result result(Aggregate totals) {
        Map<Integer, PartialDecryption> shares = new HashMap<>();
        List.of(1, 2).forEach(index -> shares.put(index, decryption(totals, index)));
        return Result.of(manifest(), totals, shares, ROLL).value().orElseThrow();
    }
}
