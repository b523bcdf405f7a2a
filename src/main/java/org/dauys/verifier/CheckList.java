package org.dauys.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dauys.protocol.Rule;

/** The specification's list of checks, {@code crypto-spec/checks.json}, which the build puts beside this class. */
final class CheckList {
    private static final String FILE = "checks.json";

    private CheckList() {}

    /**
     * A line of the list.
     *
     * @param text one sentence by language
     */
    record Check(Rule rule, String phase, Map<String, String> text) {}

    /** All checks in their order. A list that isn't the rules' own stops the program: it is a fault of the build. */
    static List<Check> load() {
        try (var in = CheckList.class.getResourceAsStream(FILE);
                var parser = new JsonFactory().createParser(in)) {
            var checks = new ArrayList<Check>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                checks.add(check(parser));
            }
            if (!checks.stream().map(Check::rule).toList().equals(List.of(Rule.values()))) {
                throw new IllegalStateException("checks.json isn't the list of rules");
            }
            return List.copyOf(checks);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Check check(JsonParser parser) throws IOException {
        var fields = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    fields.put(parser.currentName(), parser.nextTextValue());
                }
            } else {
                fields.put(name, parser.getText());
            }
        }
        var text = Map.of("kk", fields.get("kk"), "ru", fields.get("ru"), "en", fields.get("en"));
        return new Check(Rule.of(fields.get("id")).orElseThrow(), fields.get("phase"), text);
    }
}
