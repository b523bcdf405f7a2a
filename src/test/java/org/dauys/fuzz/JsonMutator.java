package org.dauys.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Changes the tree of a JSON text: members and items, types, numbers, spellings. */
final class JsonMutator {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands for a value in the raw; {@code #} is the value itself. */
    private static final List<String> RAW = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "-1",
            "01",
            "1.0",
            "1e1",
            "9007199254740991",
            "9007199254740992",
            "99999999999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "[#]",
            "{\"v\":#}",
            "#,#",
            " #",
            "#\n",
            "\"#\"",
            "NaN",
            "[#,#]",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\ufeff\"",
            "'#'",
            "#/**/",
            "[".repeat(200),
            "[".repeat(200) + "]".repeat(200),
            "{\"a\":".repeat(50) + "1" + "}".repeat(50),
            "\"" + "a".repeat(9000) + "\"",
            "1".repeat(5000));

    /** Where tables of fields have their ends: numbers, lengths of texts and of lists. */
    private static final int[] ENDS = {
        1, 2, 3, 9, 15, 16, 20, 32, 50, 64, 100, 133, 134, 200, 300, 500, 1000, 1024, 4000, 8000
    };

    private final SplittableRandom random;
    private final List<byte[]> samples;

    JsonMutator(SplittableRandom random, List<byte[]> samples) {
        this.random = random;
        this.samples = samples;
    }

    static boolean isJson(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == '{' && tree(bytes) instanceof ObjectNode;
    }

    byte[] change(byte[] bytes) {
        var tree = tree(bytes);
        change(one(containers(tree)));
        return written(tree);
    }

    private void change(ContainerNode<?> node) {
        if (node.isEmpty()) {
            put(node, 0, raw("0"));
            return;
        }
        int at = random.nextInt(node.size());
        switch (random.nextInt(8)) {
            case 0 -> drop(node, at);
            case 1 -> reorder(node);
            case 2 -> twice(node, at);
            case 3 -> set(node, at, raw(one(RAW).replace("#", text(get(node, at)))));
            case 4 -> set(node, at, other(node));
            default -> set(node, at, similar(get(node, at)));
        }
    }

    /** A value of the same type: another number, another letter, another spelling. */
    private JsonNode similar(JsonNode value) {
        if (value.isIntegralNumber()) {
            long number = value.asLong();
            return JSON.getNodeFactory()
                    .numberNode(one(List.of(0L, 1L, number + 1, number - 1, (1L << 53) - 1, 1L << 53, (long) end())));
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            return value.isBoolean() ? JSON.getNodeFactory().booleanNode(!value.asBoolean()) : value;
        }
        var text = value.asText();
        int at = random.nextInt(text.length());
        char c = text.charAt(at);
        return switch (random.nextInt(7)) {
            case 0 -> raw("\"" + escaped(text, at) + "\"");
            case 1 -> text(text.substring(0, at) + text.substring(at + 1));
            case 2 -> text(text.substring(0, at) + Character.toUpperCase(c) + text.substring(at + 1));
            case 3 ->
                text(text.substring(0, at)
                        + one(List.of("0", "f", "\n", "\u0007", "é", "\ud83d\ude00"))
                        + text.substring(at));
            case 4 ->
                text(text.substring(0, at) + "0123456789abcdef".charAt(random.nextInt(16)) + text.substring(at + 1));
            case 5 -> text(text + text);
            default -> text(text.repeat(1 + 8000 / text.length()).substring(0, end()));
        };
    }

    /** One of the ends, or what is just beyond. */
    private int end() {
        return ENDS[random.nextInt(ENDS.length)] + random.nextInt(2);
    }

    private static String escaped(String text, int at) {
        var spelled = text(JSON.getNodeFactory().textNode(text.substring(at + 1)));
        var before = text(JSON.getNodeFactory().textNode(text.substring(0, at)));
        return before.substring(1, before.length() - 1)
                + "\\u%04x".formatted((int) text.charAt(at))
                + spelled.substring(1, spelled.length() - 1);
    }

    /** A value from anywhere in the samples. */
    private JsonNode other(ContainerNode<?> node) {
        var donors = samples.stream().filter(JsonMutator::isJson).toList();
        var container = donors.isEmpty() ? node : one(containers(tree(one(donors))));
        return container.isEmpty()
                ? container.deepCopy()
                : get(container, random.nextInt(container.size())).deepCopy();
    }

    private void reorder(ContainerNode<?> node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<>(names(object));
            Collections.swap(names, random.nextInt(names.size()), random.nextInt(names.size()));
            var copy = object.deepCopy();
            object.removeAll();
            names.forEach(name -> object.set(name, copy.get(name)));
        } else {
            int at = random.nextInt(node.size());
            var moved = ((ArrayNode) node).remove(at);
            ((ArrayNode) node).insert(random.nextInt(node.size() + 1), moved);
        }
    }

    private void twice(ContainerNode<?> node, int at) {
        if (node instanceof ObjectNode object) {
            var name = names(object).get(at);
            var value = text(object.get(name));
            object.set(name, raw("%s,\"%s\":%s".formatted(value, random.nextInt(3) == 0 ? "more" : name, value)));
        } else {
            int more = random.nextInt(4) == 0 ? Math.min(end(), 210) - node.size() : 1;
            var item = get(node, at);
            for (int i = 0; i < more; i++) {
                ((ArrayNode) node).insert(at, item.deepCopy());
            }
        }
    }

    private static void drop(ContainerNode<?> node, int at) {
        if (node instanceof ObjectNode object) {
            object.remove(names(object).get(at));
        } else {
            ((ArrayNode) node).remove(at);
        }
    }

    private static JsonNode get(ContainerNode<?> node, int at) {
        return node instanceof ObjectNode object ? object.get(names(object).get(at)) : node.get(at);
    }

    private static void set(ContainerNode<?> node, int at, JsonNode value) {
        if (node instanceof ObjectNode object) {
            object.set(names(object).get(at), value);
        } else {
            ((ArrayNode) node).set(at, value);
        }
    }

    private static void put(ContainerNode<?> node, int at, JsonNode value) {
        if (node instanceof ObjectNode object) {
            object.set("more", value);
        } else {
            ((ArrayNode) node).insert(at, value);
        }
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<ContainerNode<?>> containers(JsonNode tree) {
        var found = new ArrayList<ContainerNode<?>>();
        if (tree instanceof ContainerNode<?> container) {
            found.add(container);
            tree.forEach(child -> found.addAll(containers(child)));
        }
        return found;
    }

    private static JsonNode raw(String json) {
        return JSON.getNodeFactory().rawValueNode(new RawValue(json));
    }

    private static JsonNode text(String text) {
        return JSON.getNodeFactory().textNode(text);
    }

    private static String text(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] written(JsonNode tree) {
        return text(tree).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException none) {
            return JSON.missingNode();
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
