package org.dauys.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes what a JSON text says and leaves its spelling canonical: another value of the same kind, one item less, two that change places. */
final class FieldChange {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

    private final SplittableRandom random;
    private final List<JsonNode> donors = new ArrayList<>();

    /** @param donors JSON from which values are taken */
    FieldChange(SplittableRandom random, List<byte[]> donors) {
        this.random = random;
        donors.forEach(each -> values(tree(each), this.donors));
    }

    byte[] of(byte[] json) {
        var tree = tree(json);
        var containers = new ArrayList<ContainerNode<?>>();
        containers(tree, containers);
        if (containers.isEmpty()) {
            return json;
        }
        change(one(containers));
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void change(ContainerNode<?> node) {
        if (node instanceof ArrayNode array && (array.isEmpty() || random.nextInt(2) == 0)) {
            items(array);
            return;
        }
        if (node.isEmpty()) {
            return;
        }
        int at = random.nextInt(node.size());
        if (node instanceof ObjectNode object) {
            var name = names(object).get(at);
            object.set(name, other(object.get(name)));
        } else {
            ((ArrayNode) node).set(at, other(node.get(at)));
        }
    }

    /** One less, one twice, two that change places. */
    private void items(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(one(donors).deepCopy());
            return;
        }
        int at = random.nextInt(array.size());
        var item = array.get(at);
        if (random.nextInt(3) > 0) {
            array.remove(at);
        }
        if (random.nextInt(3) > 0) {
            array.insert(random.nextInt(array.size() + 1), item.deepCopy());
        }
    }

    private JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return VALUES.booleanNode(!value.asBoolean());
        }
        if (value.isNumber()) {
            long number = value.asLong();
            return VALUES.numberNode(one(List.of(0L, 1L, number + 1, Math.max(0, number - 1), 2 * number)));
        }
        return value.isTextual() ? VALUES.textNode(other(value.asText())) : like(value);
    }

    private String other(String text) {
        try {
            return Instant.parse(text)
                    .plusSeconds(one(List.of(-86_400, -1, 1, 3600)))
                    .toString();
        } catch (DateTimeException noTime) {
            var like = like(VALUES.textNode(text)).asText();
            int at = random.nextInt(text.length() + 1);
            return random.nextInt(3) > 0 || text.isEmpty()
                    ? like
                    : text.substring(0, at) + random.nextInt(10) + text.substring(Math.min(text.length(), at + 1));
        }
    }

    /** From elsewhere, of the same type and, if it is a text, of the same length. */
    private JsonNode like(JsonNode value) {
        var alike = donors.stream()
                .filter(donor -> donor.getNodeType() == value.getNodeType()
                        && donor.asText().length() == value.asText().length()
                        && !donor.equals(value))
                .toList();
        return alike.isEmpty() ? value : one(alike).deepCopy();
    }

    private static void values(JsonNode tree, List<JsonNode> into) {
        if (!tree.isMissingNode()) {
            into.add(tree);
        }
        tree.forEach(child -> values(child, into));
    }

    private static void containers(JsonNode tree, List<ContainerNode<?>> into) {
        if (tree instanceof ContainerNode<?> container) {
            into.add(container);
        }
        tree.forEach(child -> containers(child, into));
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (IOException none) {
            return VALUES.missingNode();
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
