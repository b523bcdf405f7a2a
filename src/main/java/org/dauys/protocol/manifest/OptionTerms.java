package org.dauys.protocol.manifest;

import java.util.Optional;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/**
 * What can be chosen in a contest.
 *
 * @param standing can it be elected or adopted? "Against all" and "abstain" can't
 */
public record OptionTerms(String id, Texts text, Optional<Texts> detail, boolean standing) {
    static OptionTerms read(JsonReader in) throws Malformed {
        return new OptionTerms(
                in.field("id").id(),
                Texts.read(in.field("text"), 300),
                in.has("detail") ? Optional.of(Texts.readLines(in.field("detail"), 4000)) : Optional.empty(),
                in.field("standing").bool());
    }

    void write(JsonWriter out) {
        out.text("id", id).object("text", text::write);
        detail.ifPresent(texts -> out.object("detail", texts::write));
        out.bool("standing", standing);
    }
}
