package org.dauys.protocol.log;

import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 11-log: roots, proofs, checkpoints, tiles. Entry i of a tree here is the ASCII text {@code entry i}. */
public final class LogVectors implements VectorFile {
    private static final String ORIGIN = "dauys.example/e/vectors";
    private static final NoteSigner LOG = NoteSigner.of(ORIGIN, Seeded.bytes("vector log"), NoteKey.Use.LOG);

    private final List<Vector> vectors = new ArrayList<>();
    private final HashTree tree = new HashTree();

    public LogVectors() {
        IntStream.range(0, 300).forEach(i -> tree.add(TreeHash.leaf(Bytes.ascii("entry " + i))));
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String about() {
        return "L-1 to L-6: roots, inclusion, consistency, checkpoints, cosignatures, tiles; entry i of a tree is the ASCII text \"entry i\"";
    }

    @Override
    public Set<String> steps() {
        return Set.of("L-2", "L-3", "L-4.1", "L-4.2", "L-4.3", "L-5.1");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        for (int size : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 300}) {
            vectors.add(Vector.of("the root of " + size, "root")
                    .with("size", size)
                    .ok()
                    .with("root", root(size).hex()));
        }
        for (int size = 1; size <= 7; size++) {
            for (int index = 0; index < size; index++) {
                inclusion(index, size);
            }
            for (int from = 0; from <= size; from++) {
                consistency(from, size);
            }
        }
        badInclusion();
        badConsistency();
        checkpoints();
        tiles();
        return List.copyOf(vectors);
    }

    private Hash root(long size) {
        return MerkleProofs.root(tree, size);
    }

    private void inclusion(int index, int size) {
        inclusion("leaf %d of %d".formatted(index, size), index, size, MerkleProofs.inclusion(tree, index, size), "ok");
    }

    private void badInclusion() {
        var proof = MerkleProofs.inclusion(tree, 2, 7);
        inclusion("a node more", 2, 7, with(proof, Hash.ZERO), "L-2");
        inclusion("a node less", 2, 7, proof.subList(0, proof.size() - 1), "L-2");
        inclusion("a node twice", 2, 7, with(proof, proof.get(proof.size() - 1)), "L-2");
        inclusion("another index", 3, 7, proof, "L-2");
        inclusion("an index beyond the tree", 7, 7, proof, "L-2");
        inclusion("no nodes", 2, 7, List.of(), "L-2");
    }

    private void inclusion(String name, int index, int size, List<Hash> proof, String expect) {
        vectors.add(Vector.of("inclusion: " + name, "inclusion")
                .with("index", index)
                .with("size", size)
                .with("leaf", tree.hash(0, expect.equals("ok") ? index : 2).hex())
                .with("root", root(size).hex())
                .with("proof", hexes(proof))
                .with("expect", expect));
    }

    private void consistency(int from, int to) {
        consistency("%d to %d".formatted(from, to), from, to, MerkleProofs.consistency(tree, from, to), "ok");
    }

    private void badConsistency() {
        var proof = MerkleProofs.consistency(tree, 3, 7);
        consistency("a node more", 3, 7, with(proof, Hash.ZERO), "L-3");
        consistency("a node less", 3, 7, proof.subList(0, proof.size() - 1), "L-3");
        consistency("another size", 2, 7, proof, "L-3");
        consistency("no nodes", 3, 7, List.of(), "L-3");
        consistency("a node where none is needed", 7, 7, List.of(Hash.ZERO), "L-3");
        consistency("a node from nothing", 0, 7, List.of(Hash.ZERO), "L-3");
        consistency("backwards", 7, 3, proof, "L-3");
        vectors.add(Vector.of("consistency: nothing with another root", "consistency")
                .with("from", 0)
                .with("fromRoot", root(0).hex())
                .with("to", 0)
                .with("toRoot", Hash.ZERO.hex())
                .with("proof", List.of())
                .with("expect", "L-3"));
    }

    private void consistency(String name, int from, int to, List<Hash> proof, String expect) {
        vectors.add(Vector.of("consistency: " + name, "consistency")
                .with("from", from)
                .with("fromRoot", root(from).hex())
                .with("to", to)
                .with("toRoot", root(to).hex())
                .with("proof", hexes(proof))
                .with("expect", expect));
    }

    private static List<Hash> with(List<Hash> proof, Hash more) {
        var longer = new ArrayList<>(proof);
        longer.add(more);
        return longer;
    }

    private static List<String> hexes(List<Hash> proof) {
        return proof.stream().map(Hash::hex).toList();
    }

    private void checkpoints() {
        var text = Checkpoint.text(ORIGIN, 300, root(300));
        var good = Checkpoint.note(text, List.of(LOG.sign(text), cosign(1, text), cosign(2, text)));
        checkpoint("with two cosignatures", good, "ok");
        checkpoint("with a stranger's line", good + stranger(text), "ok");
        checkpoint("with a line of another key of that name", good + LOG.sign("other\n"), "ok");
        checkpoint("without an end", good.substring(0, good.length() - 1), "L-4.1");
        checkpoint("with an extension line", good.replaceFirst("\n\n", "\nmore\n\n"), "L-4.1");
        checkpoint("with a zero before its size", good.replaceFirst("\n300\n", "\n0300\n"), "L-4.1");
        checkpoint("without signatures", text + "\n", "L-4.1");
        checkpoint("with a hyphen for a dash", good.replaceFirst("— ", "- "), "L-4.1");
        checkpoint("with a broken signature line", good + "— x AA==\n", "L-4.1");
        checkpoint("with 33 lines", good + stranger(text).repeat(30), "L-4.1");
        var foreign = Checkpoint.text("dauys.example/e/other", 300, root(300));
        checkpoint("of another log", Checkpoint.note(foreign, List.of(LOG.sign(foreign))), "L-4.2");
        checkpoint("of another size", good.replaceFirst("\n300\n", "\n299\n"), "L-4.3");
        checkpoint("signed by a stranger only", Checkpoint.note(text, List.of(stranger(text))), "L-4.3");
        checkpoint("with one cosignature", Checkpoint.note(text, List.of(LOG.sign(text), cosign(1, text))), "L-5.1");
        var twice = List.of(LOG.sign(text), cosign(1, text), cosign(1, text));
        checkpoint("with one cosignature twice", Checkpoint.note(text, twice), "L-5.1");
        var asLog = NoteSigner.of("witness-2.example", Seeded.bytes("vector witness 2"), NoteKey.Use.LOG)
                .sign(text);
        checkpoint(
                "with a witness that signs as a log",
                Checkpoint.note(text, List.of(LOG.sign(text), cosign(1, text), asLog)),
                "L-5.1");
        var never = witness(2).cosign(text, Instant.ofEpochSecond(1L << 53));
        checkpoint(
                "with a cosignature of a time that is none",
                Checkpoint.note(text, List.of(LOG.sign(text), cosign(1, text), never)),
                "L-5.1");
        checkpoint(
                "with the largest size, and another root",
                good.replaceFirst("\n300\n", "\n9007199254740991\n"),
                "L-4.3");
        checkpoint("with a size too large", good.replaceFirst("\n300\n", "\n9007199254740992\n"), "L-4.1");
    }

    private static NoteSigner witness(int i) {
        return NoteSigner.of(
                "witness-%d.example".formatted(i), Seeded.bytes("vector witness " + i), NoteKey.Use.WITNESS);
    }

    private static String cosign(int i, String text) {
        return witness(i).cosign(text, Instant.parse("2026-10-06T14:00:00Z"));
    }

    private static String stranger(String text) {
        return NoteSigner.of("stranger.example", Seeded.bytes("vector stranger"), NoteKey.Use.LOG)
                .sign(text);
    }

    private void checkpoint(String name, String note, String expect) {
        var witnesses = IntStream.of(1, 2, 3)
                .mapToObj(i -> JsonNodeFactory.instance
                        .objectNode()
                        .put("name", witness(i).key().name())
                        .put("key", HexFormat.of().formatHex(witness(i).key().key())))
                .toList();
        vectors.add(Vector.of("a checkpoint " + name, "checkpoint")
                .with("note", note)
                .with("origin", ORIGIN)
                .with("key", HexFormat.of().formatHex(LOG.key().key()))
                .with("witnesses", witnesses)
                .with("quorum", 2)
                .with("expect", expect));
    }

    private void tiles() {
        for (int size : new int[] {1, 256, 257, 256_001}) {
            var names = StreamSupport.stream(Tiles.of(Tiles.Name.ENTRIES, size).spliterator(), false)
                    .toList();
            vectors.add(Vector.of("the last tile of " + size + " entries", "last-entry-tile")
                    .with("size", size)
                    .ok()
                    .with("path", names.get(names.size() - 1).path()));
        }
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "root" ->
                same(vector, "root", root(vector.get("size").asLong()).hex());
            case "inclusion" -> runInclusion(vector);
            case "consistency" -> runConsistency(vector);
            case "checkpoint" -> runCheckpoint(vector);
            default -> {
                long size = vector.get("size").asLong();
                long last = Tiles.count(Tiles.Name.ENTRIES, size) - 1;
                yield same(
                        vector,
                        "path",
                        Tiles.name(Tiles.Name.ENTRIES, last, size).path());
            }
        };
    }

    private static Hash hash(JsonNode vector, String field) {
        return Hash.fromHex(text(vector, field)).orElseThrow();
    }

    private static List<Hash> proof(JsonNode vector) {
        return StreamSupport.stream(vector.get("proof").spliterator(), false)
                .map(node -> Hash.fromHex(node.asText()).orElseThrow())
                .toList();
    }

    private static String runInclusion(JsonNode vector) {
        boolean included = MerkleProofs.includes(
                hash(vector, "leaf"),
                vector.get("index").asLong(),
                vector.get("size").asLong(),
                proof(vector),
                hash(vector, "root"));
        return included ? "ok" : "L-2";
    }

    private static String runConsistency(JsonNode vector) {
        boolean consistent = MerkleProofs.continues(
                vector.get("from").asLong(),
                hash(vector, "fromRoot"),
                vector.get("to").asLong(),
                hash(vector, "toRoot"),
                proof(vector));
        return consistent ? "ok" : "L-3";
    }

    private static String runCheckpoint(JsonNode vector) {
        var read = Checkpoint.parse(text(vector, "note").getBytes(StandardCharsets.UTF_8));
        if (read.isEmpty()) {
            return "L-4.1";
        }
        var head = read.get();
        if (!head.origin().equals(text(vector, "origin"))) {
            return "L-4.2";
        }
        if (!head.isSignedBy(key(text(vector, "origin"), vector, NoteKey.Use.LOG))) {
            return "L-4.3";
        }
        long cosigned = StreamSupport.stream(vector.get("witnesses").spliterator(), false)
                .filter(witness -> head.cosignedAt(key(text(witness, "name"), witness, NoteKey.Use.WITNESS))
                        .isPresent())
                .count();
        return cosigned >= vector.get("quorum").asInt() ? "ok" : "L-5.1";
    }

    private static NoteKey key(String name, JsonNode holder, NoteKey.Use use) {
        return new NoteKey(name, HexFormat.of().parseHex(text(holder, "key")), use);
    }
}
