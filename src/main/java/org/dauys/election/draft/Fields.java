package org.dauys.election.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.json.Word;

/**
 * Takes the fields of one object of a file, and notes each that is missing, unknown or of a wrong kind, so that a person
 * sees all that is wrong at once. What it gives for such a field is a harmless stand-in: the findings decide.
 */
final class Fields {
    private final JsonNode object;
    private final String prefix;
    private final List<Finding> findings;
    private final Set<String> taken = new HashSet<>();

    Fields(JsonNode top) {
        this(top, "", new ArrayList<>());
    }

    private Fields(JsonNode object, String prefix, List<Finding> findings) {
        this.object = object;
        this.prefix = prefix;
        this.findings = findings;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void ignore(String... names) {
        taken.addAll(List.of(names));
    }

    /** Call when all known fields are taken. */
    void nothingElse() {
        object.fieldNames().forEachRemaining(name -> {
            if (!taken.contains(name)) {
                note(shortened(name), Reason.FIELD_UNKNOWN);
            }
        });
    }

    String text(String name) {
        return take(name, JsonNode::isTextual)
                .map(node -> node.textValue().strip())
                .orElse("");
    }

    boolean flag(String name) {
        return take(name, JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
    }

    int number(String name) {
        return take(name, JsonNode::canConvertToInt)
                .filter(node -> node.isIntegralNumber() || notedAsWrong(name))
                .map(JsonNode::intValue)
                .orElse(1);
    }

    <E extends Enum<E> & Word> E choice(String name, Class<E> list) {
        var word = text(name);
        return Spelled.as(list, word).orElseGet(() -> notListed(name, word, list.getEnumConstants()[0]));
    }

    /** A single choice or k of n; other kinds exist, but not in this version. */
    Kind contestKind(String name) {
        var word = text(name);
        return Kind.of(word).orElseGet(() -> {
            if (!word.isEmpty()) {
                note(name, Reason.KIND_OF_A_LATER_VERSION);
            }
            return Kind.SINGLE;
        });
    }

    Optional<Instant> timeIfThere(String name) {
        if (!object.has(name)) {
            return Optional.empty();
        }
        var text = text(name);
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            note(name, Reason.WRONG_TYPE);
            return Optional.empty();
        }
    }

    Texts textsIfThere(String name) {
        return object.has(name) ? texts(name) : Texts.NONE;
    }

    /** A language that is left out is missing, which a draft may be. */
    Texts texts(String name) {
        return take(name, JsonNode::isObject)
                .map(node -> {
                    var inner = new Fields(node, prefix + name + "/", findings);
                    var texts = new Texts(inner.language("kk"), inner.language("ru"), inner.language("en"));
                    inner.nothingElse();
                    return texts;
                })
                .orElse(Texts.NONE);
    }

    Fields object(String name) {
        return take(name, JsonNode::isObject).map(node -> inner(node, name)).orElseGet(() -> unread(name));
    }

    Optional<Fields> objectIfThere(String name) {
        return object.has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    <T> List<T> list(String name, int most, Function<Fields, T> each) {
        var nodes = take(name, JsonNode::isArray);
        if (nodes.isEmpty()) {
            return List.of();
        }
        if (nodes.get().size() > most) {
            findings.add(new Finding(prefix + name, Reason.TOO_MANY, most));
            return List.of();
        }
        var read = new ArrayList<T>();
        for (var node : nodes.get()) {
            var place = name + "/" + read.size();
            if (!node.isObject()) {
                note(place, Reason.WRONG_TYPE);
                return List.of();
            }
            read.add(each.apply(inner(node, place)));
        }
        return read;
    }

    /** A list of texts, each of which {@code read} takes; {@code wrong} of the first that it doesn't. */
    <T> List<T> words(String name, int most, Function<String, Optional<T>> read, Reason wrong) {
        var nodes = take(name, JsonNode::isArray);
        if (nodes.isPresent() && nodes.get().size() > most) {
            findings.add(new Finding(prefix + name, Reason.TOO_MANY, most));
            return List.of();
        }
        var words = new ArrayList<T>();
        for (var node :
                nodes.map(JsonNode::valueStream).orElseGet(Stream::empty).toList()) {
            var word = read.apply(node.isTextual() ? node.textValue() : "");
            if (word.isEmpty()) {
                note(name + "/" + words.size(), wrong);
                return List.of();
            }
            words.add(word.get());
        }
        return words;
    }

    private String language(String name) {
        return object.has(name) ? text(name) : "";
    }

    private Fields inner(JsonNode node, String name) {
        return new Fields(node, prefix + name + "/", findings);
    }

    /** For an object that isn't there: one finding is enough, its fields are not named too. */
    private Fields unread(String name) {
        return new Fields(JsonNodeFactory.instance.objectNode(), prefix + name + "/", new ArrayList<>());
    }

    private Optional<JsonNode> take(String name, Function<JsonNode, Boolean> type) {
        taken.add(name);
        var node = object.get(name);
        if (node == null) {
            note(name, Reason.FIELD_MISSING);
            return Optional.empty();
        }
        if (!type.apply(node)) {
            note(name, Reason.WRONG_TYPE);
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private boolean notedAsWrong(String name) {
        note(name, Reason.WRONG_TYPE);
        return false;
    }

    private <E> E notListed(String name, String word, E standIn) {
        if (!word.isEmpty()) {
            note(name, Reason.NOT_IN_THE_LIST);
        }
        return standIn;
    }

    private void note(String name, Reason reason) {
        findings.add(Finding.of(prefix + name, reason));
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
