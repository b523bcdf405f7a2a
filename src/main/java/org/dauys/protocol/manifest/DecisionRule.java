package org.dauys.protocol.manifest;

import java.util.Optional;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/**
 * What follows from a contest's totals (spec: O-1).
 *
 * @param quorum the share of the roll that must take part, if any
 * @param decision the share of votes that an option needs, if any
 * @param seats how many options can pass, 1..133
 */
public record DecisionRule(Optional<Share> quorum, Optional<Share> decision, int seats) {
    static DecisionRule read(JsonReader in) throws Malformed {
        return new DecisionRule(
                quorum(in), share(in, "decision"), in.field("seats").number(1, Contest.MAX_OPTIONS));
    }

    private static Optional<Share> quorum(JsonReader in) throws Malformed {
        var quorum = share(in, "quorum");
        if (quorum.filter(share -> share.of() != Share.Base.ROLL).isPresent()) {
            throw in.refuse("a quorum is a share of the roll");
        }
        return quorum;
    }

    private static Optional<Share> share(JsonReader in, String name) throws Malformed {
        return in.has(name) ? Optional.of(in.field(name).object(Share::read)) : Optional.empty();
    }

    void write(JsonWriter out) {
        quorum.ifPresent(share -> out.object("quorum", share::write));
        decision.ifPresent(share -> out.object("decision", share::write));
        out.number("seats", seats);
    }
}
