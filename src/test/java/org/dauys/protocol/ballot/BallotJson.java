package org.dauys.protocol.ballot;

import static org.dauys.protocol.ballot.SampleBallots.KEY;
import static org.dauys.protocol.ballot.SampleBallots.ballot;
import static org.dauys.protocol.ballot.SampleBallots.terms;
import static org.dauys.protocol.vectors.VectorFiles.hex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.vectors.Vector;

/** Ballots, terms and contests as vectors carry them. */
final class BallotJson {
    private BallotJson() {}

    static Vector check(String name, BallotTerms terms, String tag, byte[] ballot, String step) {
        return Vector.of("check: " + name, "check-ballot")
                .with("terms", json(terms))
                .with("live", List.of(KEY.credential().hex()))
                .with("tag", tag)
                .with("ballot", hex(ballot))
                .with("expect", step);
    }

    static JsonNode json(BallotTerms terms) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("opened", terms.opened().hex())
                .put("jointKey", terms.jointKey().hex());
        terms.contests().forEach(contest -> json.withArray("contests").add(json(contest)));
        return json;
    }

    static ObjectNode json(Contest contest) {
        var definition = contest.definition();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("index", contest.index())
                .put("id", definition.id())
                .put("kind", definition.kind().id())
                .put("min", definition.min())
                .put("max", definition.max())
                .put("blank", definition.blank());
        definition.options().forEach(option -> json.withArray("options").add(option));
        return json;
    }
}
