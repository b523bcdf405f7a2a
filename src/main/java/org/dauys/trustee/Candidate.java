package org.dauys.trustee;

import java.util.List;
import org.dauys.protocol.ceremony.Aborted;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.Failed;
import org.dauys.protocol.ceremony.KeyCeremony;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Person;

/**
 * A key holder of the manifest who can take part in the next attempt.
 *
 * @param proposed whether it is better held with her; at least as many are as open the total
 */
public record Candidate(Person person, Past past, boolean proposed) {
    /** What she did in the attempt before. */
    public enum Past {
        /** Nothing that speaks against her. */
        GOOD,
        /** She dealt a wrong share, or complained without a reason. */
        WRONG,
        /** The attempt was aborted while everybody waited for her. */
        ABSENT,
        /** She wasn't asked. */
        LEFT_OUT
    }

    /** All holders, in the manifest's order: those with nothing against them are proposed, or all where these are too few. */
    public static List<Candidate> of(Manifest manifest, KeyCeremony ceremony) {
        var trustees = manifest.terms().trustees();
        var all = trustees.holders().stream()
                .map(Holder::person)
                .map(person -> new Candidate(person, past(ceremony, person.id()), true))
                .toList();
        long good =
                all.stream().filter(candidate -> candidate.past == Past.GOOD).count();
        return all.stream()
                .map(one -> one.proposed(one.past == Past.GOOD || good < trustees.threshold()))
                .toList();
    }

    /** The same, ticked or not. */
    public Candidate proposed(boolean ticked) {
        return new Candidate(person, past, ticked);
    }

    private static Past past(KeyCeremony ceremony, String id) {
        return ceremony.last().map(last -> past(last, id)).orElse(Past.GOOD);
    }

    private static Past past(Attempt last, String id) {
        int index = last.indexOf(id);
        if (index == 0) {
            return Past.LEFT_OUT;
        }
        if (last instanceof Aborted aborted && !(aborted.before() instanceof Failed)) {
            return Visits.of(last).awaited().contains(id) ? Past.ABSENT : Past.GOOD;
        }
        var ended = last instanceof Aborted aborted ? aborted.before() : last;
        return ended instanceof Failed failed && failed.blamed() == index ? Past.WRONG : Past.GOOD;
    }
}
