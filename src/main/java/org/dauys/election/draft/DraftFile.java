package org.dauys.election.draft;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Eligibility.Channels;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Witnesses;

/** A draft as a file: the format of {@code ballots-examples/elections}, described in {@code ballots-examples/README.md}. */
public final class DraftFile {
    /** The value of the field {@code format}. */
    public static final String FORMAT = "dauys/election/1";

    /** Bytes of the largest file that is read. */
    public static final int LARGEST = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(20_000)
                        .maxNumberLength(20)
                        .build());
    }

    private DraftFile() {}

    /** What reading a file gives. */
    public sealed interface Reading {
        /** A draft within {@link Bounds}; it may have {@link Gaps}. */
        record Read(Draft draft) implements Reading {}

        /** Nothing was taken; every finding names its place. */
        record Refused(List<Finding> findings) implements Reading {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /** @param file as a person chose it: anything */
    public static Reading read(byte[] file) {
        var tree = parse(file);
        if (tree.isEmpty()) {
            return new Reading.Refused(List.of(Finding.of("", Reason.NOT_JSON)));
        }
        var top = new Fields(tree.get());
        if (!FORMAT.equals(top.text("format"))) {
            return new Reading.Refused(List.of(Finding.of("format", Reason.NOT_THIS_FORMAT)));
        }
        var draft = draft(top);
        var findings = top.findings().isEmpty() ? Bounds.brokenBy(draft) : top.findings();
        return findings.isEmpty() ? new Reading.Read(draft) : new Reading.Refused(findings);
    }

    /** The file that {@link #read} gives back as the same draft. */
    public static byte[] write(Draft draft) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(draft));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link #write}, for a column of text. */
    public static String stored(Draft draft) {
        return tree(draft).toString();
    }

    /** @param stored what {@link #stored} gave */
    public static Draft restored(String stored) {
        if (read(stored.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Read read) {
            return read.draft();
        }
        throw new IllegalStateException("a stored draft can't be read back");
    }

    private static Optional<JsonNode> parse(byte[] file) {
        if (file.length > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(file)).filter(JsonNode::isObject);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Draft draft(Fields top) {
        var schedule = top.objectIfThere("schedule");
        var draft = new Draft(
                top.textsIfThere("organisation"),
                top.texts("title"),
                top.textsIfThere("description"),
                top.list("contests", Bounds.CONTESTS, DraftFile::contest),
                top.objectIfThere("terms").map(DraftFile::terms).orElse(Terms.USUAL),
                top.objectIfThere("witnesses").map(DraftFile::witnesses).orElse(Draft.NO_WITNESSES),
                schedule.flatMap(times -> times.timeIfThere("opens")),
                schedule.flatMap(times -> times.timeIfThere("closes")));
        schedule.ifPresent(Fields::nothingElse);
        top.ignore("format", "example");
        top.nothingElse();
        return draft;
    }

    private static Terms terms(Fields fields) {
        var terms = new Terms(
                fields.choice("mode", Mode.class),
                fields.choice("channels", Channels.class),
                fields.choice("issuer", Issuer.Kind.class),
                fields.choice("revote", Revote.class),
                fields.number("floor"),
                fields.number("maxReissued"),
                fields.number("auditsPerCredential"),
                fields.number("threshold"),
                fields.flag("lossAccepted"));
        fields.nothingElse();
        return terms;
    }

    private static Witnesses witnesses(Fields fields) {
        var witnesses = new Witnesses(
                fields.number("quorum"),
                fields.words(
                        "keys", Witnesses.MAX, line -> NoteKey.parse(line, NoteKey.Use.WITNESS), Reason.NO_WITNESS));
        fields.nothingElse();
        return witnesses;
    }

    private static Contest contest(Fields fields) {
        var kind = fields.contestKind("kind");
        var contest = new Contest(
                fields.text("id"),
                kind,
                fields.texts("title"),
                fields.textsIfThere("text"),
                fields.number("min"),
                fields.number("max"),
                fields.flag("blank"),
                fields.list("options", Bounds.OPTIONS, DraftFile::option),
                rule(fields.object("rule")));
        fields.nothingElse();
        return contest;
    }

    private static Choice option(Fields fields) {
        var option = new Choice(
                fields.text("id"), fields.texts("text"), fields.textsIfThere("detail"), fields.flag("standing"));
        fields.nothingElse();
        return option;
    }

    private static DecisionRule rule(Fields fields) {
        var rule = new DecisionRule(
                fields.objectIfThere("quorum").map(DraftFile::share),
                fields.objectIfThere("decision").map(DraftFile::share),
                fields.number("seats"));
        fields.nothingElse();
        return rule;
    }

    private static Share share(Fields fields) {
        var share = new Share(
                fields.choice("of", Share.Base.class),
                fields.choice("cmp", Share.Comparison.class),
                fields.number("num"),
                fields.number("den"));
        fields.nothingElse();
        return share;
    }

    private static ObjectNode tree(Draft draft) {
        var top = JSON.createObjectNode().put("format", FORMAT);
        putIfAny(top, "organisation", draft.organisation());
        put(top, "title", draft.title());
        putIfAny(top, "description", draft.description());
        put(top.putObject("terms"), draft.terms());
        if (!draft.witnesses().keys().isEmpty()) {
            put(top.putObject("witnesses"), draft.witnesses());
        }
        if (draft.opens().isPresent() || draft.closes().isPresent()) {
            var schedule = top.putObject("schedule");
            draft.opens().ifPresent(time -> schedule.put("opens", seconds(time)));
            draft.closes().ifPresent(time -> schedule.put("closes", seconds(time)));
        }
        var contests = top.putArray("contests");
        draft.contests().forEach(contest -> put(contests.addObject(), contest));
        return top;
    }

    private static void put(ObjectNode node, Terms terms) {
        node.put("mode", terms.mode().word())
                .put("channels", terms.channels().word())
                .put("issuer", terms.issuer().word())
                .put("revote", terms.revote().word())
                .put("floor", terms.floor())
                .put("maxReissued", terms.maxReissued())
                .put("auditsPerCredential", terms.auditsPerCredential())
                .put("threshold", terms.threshold())
                .put("lossAccepted", terms.lossAccepted());
    }

    private static void put(ObjectNode node, Witnesses witnesses) {
        var keys = node.put("quorum", witnesses.quorum()).putArray("keys");
        witnesses.keys().forEach(key -> keys.add(key.vkey()));
    }

    private static void put(ObjectNode node, Contest contest) {
        node.put("id", contest.id()).put("kind", contest.kind().id());
        put(node, "title", contest.title());
        putIfAny(node, "text", contest.text());
        node.put("min", contest.min()).put("max", contest.max()).put("blank", contest.blank());
        var options = node.putArray("options");
        contest.options().forEach(option -> put(options.addObject(), option));
        var rule = node.putObject("rule");
        contest.rule().quorum().ifPresent(quorum -> put(rule.putObject("quorum"), quorum));
        contest.rule().decision().ifPresent(decision -> put(rule.putObject("decision"), decision));
        rule.put("seats", contest.rule().seats());
    }

    private static void put(ObjectNode node, Choice option) {
        node.put("id", option.id());
        put(node, "text", option.text());
        putIfAny(node, "detail", option.detail());
        node.put("standing", option.standing());
    }

    private static void put(ObjectNode node, Share share) {
        node.put("of", share.of().word())
                .put("cmp", share.comparison().word())
                .put("num", share.numerator())
                .put("den", share.denominator());
    }

    private static void putIfAny(ObjectNode node, String field, Texts texts) {
        if (!texts.isEmpty()) {
            put(node, field, texts);
        }
    }

    private static void put(ObjectNode node, String field, Texts texts) {
        node.putObject(field).put("kk", texts.kk()).put("ru", texts.ru()).put("en", texts.en());
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
