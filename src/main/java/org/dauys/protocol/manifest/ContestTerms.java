package org.dauys.protocol.manifest;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/**
 * One question with its options and its rule, as the manifest states it.
 *
 * @param min fewest options that may be chosen, where the vote isn't blank
 * @param max most of them
 * @param blank may a voter choose none of the options?
 */
public record ContestTerms(
        String id,
        Kind kind,
        Texts title,
        Optional<Texts> text,
        int min,
        int max,
        boolean blank,
        List<OptionTerms> options,
        DecisionRule rule) {
    private static final int MAX_KIND = 16;
    private static final int MAX_CHOSEN = 1000;
    private static final int MAX_LISTED = 200;

    public ContestTerms {
        options = List.copyOf(options);
    }

    /** The options' ids, in order. */
    public List<String> optionIds() {
        return options.stream().map(OptionTerms::id).toList();
    }

    static ContestTerms read(JsonReader in) throws Malformed {
        return new ContestTerms(
                in.field("id").id(),
                kind(in.field("kind")),
                Texts.read(in.field("title"), 300),
                in.has("text") ? Optional.of(Texts.readLines(in.field("text"), 4000)) : Optional.empty(),
                in.field("min").number(0, MAX_CHOSEN),
                in.field("max").number(0, MAX_CHOSEN),
                in.field("blank").bool(),
                in.field("options").list(1, MAX_LISTED, item -> item.object(OptionTerms::read)),
                in.field("rule").object(DecisionRule::read));
    }

    private static Kind kind(JsonReader in) throws Malformed {
        var name = in.text(MAX_KIND);
        return Kind.of(name).orElseThrow(() -> in.refuse("want a kind of contest"));
    }

    /** What the cryptography knows of it. */
    Contest.Definition definition() {
        return new Contest.Definition(id, kind, min, max, blank, optionIds());
    }

    void write(JsonWriter out) {
        out.text("id", id).text("kind", kind.id()).object("title", title::write);
        text.ifPresent(texts -> out.object("text", texts::write));
        out.number("min", min).number("max", max).bool("blank", blank);
        out.objects("options", options, (item, option) -> option.write(item));
        out.object("rule", rule::write);
    }
}
