package org.dauys.protocol.tally;

import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Texts;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 12-tally, O-1: what follows from totals. */
public final class OutcomeVectors implements VectorFile {
    private static final String ABOVE_HALF = "{\"of\":\"participants\",\"cmp\":\">\",\"num\":1,\"den\":2}";
    private static final String HALF_OF_ROLL = "{\"of\":\"roll\",\"cmp\":\">\",\"num\":1,\"den\":2}";
    private static final String TWO_THIRDS = "{\"of\":\"participants\",\"cmp\":\">=\",\"num\":2,\"den\":3}";

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "outcome";
    }

    @Override
    public String about() {
        return "O-1: quorums, majorities, seats and ties; the option x does not stand";
    }

    @Override
    public Set<String> steps() {
        return Set.of();
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        outcome("more than half", "", ABOVE_HALF, 1, 100, 7, 4, 3);
        outcome("exactly half is not more", "", ABOVE_HALF, 1, 100, 8, 4, 4);
        outcome("exactly two thirds are enough", "", TWO_THIRDS, 1, 100, 9, 6, 3);
        outcome("one less than two thirds", "", TWO_THIRDS, 1, 100, 9, 5, 4);
        outcome("blank votes count as participants", "", ABOVE_HALF, 1, 100, 9, 4, 3);
        outcome("more than half of the roll", "", HALF_OF_ROLL, 1, 10, 6, 6, 0);
        outcome("half of the roll is not more", "", HALF_OF_ROLL, 1, 12, 6, 6, 0);
        outcome("a quorum by one", HALF_OF_ROLL, "", 1, 13, 7, 4, 3);
        outcome("a quorum missed by one", HALF_OF_ROLL, "", 1, 14, 7, 4, 3);
        outcome("no rule: every standing option with a vote", "", "", 3, 100, 9, 4, 0, 5);
        outcome("more pass than seats", "", "", 2, 100, 9, 2, 4, 3);
        outcome("a tie above the cut", "", "", 2, 100, 9, 4, 4, 1);
        outcome("a tie at the cut", "", "", 2, 100, 9, 4, 2, 2, 1);
        outcome("all tied", "", "", 2, 100, 9, 3, 3, 3);
        outcome("the option that does not stand has most", "", "", 1, 100, 9, 1, 2, 0, 6);
        outcome("no votes at all", "", "", 1, 100, 0, 0, 0, 0);
        outcome("nobody on the roll", HALF_OF_ROLL, "", 1, 0, 0, 0, 0);
        return List.copyOf(vectors);
    }

    /** Options a, b, c, then x, which doesn't stand; as many as there are votes. */
    private void outcome(String name, String quorum, String decision, int seats, int roll, int ballots, int... votes) {
        var rule = JsonNodeFactory.instance.objectNode();
        put(rule, "quorum", quorum);
        put(rule, "decision", decision);
        rule.put("seats", seats);
        var options = new ArrayList<ObjectNode>();
        var counted = new ArrayList<Integer>();
        for (int i = 0; i < votes.length; i++) {
            var id = List.of("a", "b", "c", "x").get(i);
            options.add(JsonNodeFactory.instance.objectNode().put("id", id).put("standing", !id.equals("x")));
            counted.add(votes[i]);
        }
        var vector = Vector.of(name, "outcome")
                .with("options", options)
                .with("rule", rule)
                .with("votes", counted)
                .with("roll", roll)
                .with("ballots", ballots)
                .ok();
        var outcome = outcome(options, rule, counted, roll, ballots);
        vectors.add(vector.with("quorum", outcome.quorum().word())
                .with("passed", outcome.passed())
                .with("elected", outcome.elected())
                .with("tied", outcome.tied()));
    }

    private static void put(ObjectNode rule, String name, String share) {
        if (!share.isEmpty()) {
            try {
                rule.set(name, new ObjectMapper().readTree(share));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static ContestOutcome outcome(
            List<? extends JsonNode> options, JsonNode rule, List<Integer> votes, long roll, long ballots) {
        var texts = new Texts("k", "r", "e");
        var terms = options.stream()
                .map(option -> new OptionTerms(
                        text(option, "id"),
                        texts,
                        Optional.empty(),
                        option.get("standing").asBoolean()))
                .toList();
        var decision = new DecisionRule(
                share(rule, "quorum"),
                share(rule, "decision"),
                rule.get("seats").asInt());
        var contest =
                new ContestTerms("q", Kind.K_OF_N, texts, Optional.empty(), 0, terms.size(), false, terms, decision);
        Map<String, Long> byOption = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            byOption.put(terms.get(i).id(), (long) votes.get(i));
        }
        return ContestOutcome.of(contest, byOption, roll, ballots);
    }

    private static Optional<Share> share(JsonNode rule, String name) {
        return Optional.ofNullable(rule.get(name))
                .map(share -> new Share(
                        text(share, "of").equals("roll") ? Share.Base.ROLL : Share.Base.PARTICIPANTS,
                        text(share, "cmp").equals(">") ? Share.Comparison.MORE : Share.Comparison.AT_LEAST,
                        share.get("num").asInt(),
                        share.get("den").asInt()));
    }

    @Override
    public String run(JsonNode vector) {
        var options =
                StreamSupport.stream(vector.get("options").spliterator(), false).toList();
        var votes = StreamSupport.stream(vector.get("votes").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        var outcome = outcome(
                options,
                vector.get("rule"),
                votes,
                vector.get("roll").asLong(),
                vector.get("ballots").asLong());
        boolean same = outcome.quorum().word().equals(text(vector, "quorum"))
                && outcome.passed().equals(ids(vector, "passed"))
                && outcome.elected().equals(ids(vector, "elected"))
                && outcome.tied().equals(ids(vector, "tied"));
        return same ? "ok" : outcome.toString();
    }

    private static List<String> ids(JsonNode vector, String field) {
        return StreamSupport.stream(vector.get(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
