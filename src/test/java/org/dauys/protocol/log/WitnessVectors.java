package org.dauys.protocol.log;

import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Witness.Answer;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of what a witness answers and of evidence. Entry i of a tree here is the ASCII text {@code entry i}. */
public final class WitnessVectors implements VectorFile {
    private static final String ORIGIN = "dauys.example/e/vectors";
    private static final Instant NOW = Instant.parse("2026-10-06T14:00:00Z");
    private static final NoteSigner LOG = NoteSigner.of(ORIGIN, Seeded.bytes("vector log"), NoteKey.Use.LOG);
    private static final NoteSigner WITNESS =
            NoteSigner.of("witness-1.example", Seeded.bytes("vector witness 1"), NoteKey.Use.WITNESS);

    private final List<Vector> vectors = new ArrayList<>();
    private final HashTree tree = tree(300, "entry ");
    private final HashTree other = tree(300, "other ");

    private static HashTree tree(int size, String word) {
        var tree = new HashTree();
        IntStream.range(0, size).forEach(i -> tree.add(TreeHash.leaf(Bytes.ascii(word + i))));
        return tree;
    }

    @Override
    public String name() {
        return "witness";
    }

    @Override
    public String about() {
        return "L-10 to L-12: what a witness answers, and evidence; entry i of a tree is the ASCII text \"entry i\"";
    }

    @Override
    public Set<String> steps() {
        return Set.of("L-10.1", "L-10.2", "L-10.3", "L-10.4", "L-10.5", "L-10.6", "L-11.1", "L-11.2", "L-11.3");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        lawful();
        shape();
        proofs();
        evidence();
        return List.copyOf(vectors);
    }

    private static String headOf(HashSource source, long size) {
        return Checkpoint.text(ORIGIN, size, MerkleProofs.root(source, size));
    }

    private static String signed(String text) {
        return Checkpoint.note(text, List.of(LOG.sign(text)));
    }

    private static String request(HashSource source, long old, long size) {
        return request(old, MerkleProofs.consistency(source, old, size), signed(headOf(source, size)));
    }

    private static String request(long old, List<Hash> proof, String note) {
        return new String(new AddCheckpoint(old, proof, note).encode(), StandardCharsets.UTF_8);
    }

    private void lawful() {
        add("the first head", 0, request(tree, 0, 200), "ok");
        add("a head that continues", 200, request(tree, 200, 300), "ok");
        add("the same head again", 200, request(tree, 200, 200), "ok");
        add("the head of nothing", 0, request(tree, 0, 0), "ok");
        add("a size that the witness has left behind", 256, request(tree, 200, 300), "L-10.5");
        add("a size that the witness has not reached", 100, request(tree, 200, 300), "L-10.5");
        add("a size of a witness that knows nothing", 0, request(tree, 200, 300), "L-10.5");
        add("nothing known, to a witness that knows more", 200, request(tree, 0, 300), "L-10.5");
    }

    private void shape() {
        var good = request(tree, 200, 300);
        var note = signed(headOf(tree, 300));
        add("no old size", 200, good.substring(good.indexOf('\n') + 1), "L-10.1");
        add("an old size with a zero before it", 200, good.replaceFirst("old 200", "old 0200"), "L-10.1");
        add("an old size after two spaces", 200, good.replaceFirst("old 200", "old  200"), "L-10.1");
        add("no empty line", 200, good.replaceFirst("\n\n", "\n"), "L-10.1");
        add("a line that is no hash", 200, good.replaceFirst("\n", "\nAAAA\n"), "L-10.1");
        add("63 lines of a proof", 200, request(200, some(63), note), "L-10.6");
        add("64 lines of a proof", 200, request(200, some(64), note), "L-10.1");
        add("no checkpoint", 200, good.substring(0, good.indexOf("\n\n") + 2), "L-10.1");
        add("a checkpoint of another log", 200, good.replace(ORIGIN + "\n", "dauys.example/e/other\n"), "L-10.2");
        add("a checkpoint that a stranger signed", 200, request(200, List.of(), stranger()), "L-10.3");
        var forged = note + LOG.sign("another text\n");
        add("a forged line beside the log's", 200, request(200, List.of(), forged), "L-10.3");
        var unknown = note + WITNESS.cosign(headOf(tree, 299), NOW);
        add("a stranger's line beside the log's", 200, request(200, proof(200, 300), unknown), "ok");
        add("back to a smaller head", 300, request(300, List.of(), signed(headOf(tree, 200))), "L-10.4");
    }

    private void proofs() {
        var note = signed(headOf(tree, 300));
        var empty = Checkpoint.text(ORIGIN, 0, Hash.ZERO);
        add("a size of nothing with another root", 0, request(0, List.of(), signed(empty)), "L-10.6");
        add("a proof from nothing", 0, request(0, some(1), note), "L-10.6");
        add("a proof of the same head", 300, request(300, some(1), note), "L-10.6");
        add("the same size with another root", 300, request(300, List.of(), signed(headOf(other, 300))), "L-10.6");
        add("another root of that size, said to be the first", 300, request(other, 0, 300), "L-10.6");
        add("another root of that size, from a size too large", 300, request(301, List.of(), foreign()), "L-10.6");
        add("no proof", 200, request(200, List.of(), note), "L-10.6");
        add("a proof of another size", 200, request(200, proof(199, 300), note), "L-10.6");
        add("another history", 200, request(other, 200, 300), "L-10.6");
    }

    private String foreign() {
        return signed(headOf(other, 300));
    }

    private List<Hash> proof(long from, long to) {
        return MerkleProofs.consistency(tree, from, to);
    }

    private static List<Hash> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> Hash.ZERO).toList();
    }

    private String stranger() {
        var text = headOf(tree, 300);
        var signer = NoteSigner.of(ORIGIN, Seeded.bytes("vector stranger"), NoteKey.Use.LOG);
        return Checkpoint.note(text, List.of(signer.sign(text)));
    }

    private void add(String name, long known, String body, String expect) {
        vectors.add(Vector.of("add-checkpoint: " + name, "add-checkpoint")
                .with("origin", ORIGIN)
                .with("key", hex(LOG.key()))
                .with("known", known == 0 ? "" : signed(headOf(tree, known)))
                .with("body", body)
                .with("expect", expect));
    }

    private void evidence() {
        var older = head(signed(headOf(tree, 200)));
        var newer = head(signed(headOf(other, 300)));
        var shown = TwoHistories.of(LOG.key(), older, newer, other).orElseThrow();
        evidence("two heads of different sizes", shown, "ok");
        var same = TwoHistories.of(LOG.key(), head(signed(headOf(tree, 300))), newer)
                .orElseThrow();
        evidence("two heads of one size", same, "ok");
        var tiles = WrongTiles.of(LOG.key(), head(signed(headOf(tree, 300))), other);
        evidence("tiles of another tree", tiles, "ok");
        badEvidence(shown, tiles);
    }

    private void badEvidence(TwoHistories shown, WrongTiles tiles) {
        var text = new String(shown.encode(), StandardCharsets.UTF_8);
        evidence("of a later version", text.replace("\"v\":1", "\"v\":2"), "L-11.1");
        evidence("of an unknown kind", text.replace("two histories", "three histories"), "L-11.1");
        evidence("with a space", text + " ", "L-11.1");
        var key = NoteSigner.of(ORIGIN, Seeded.bytes("vector stranger"), NoteKey.Use.LOG)
                .key();
        evidence(
                "against a log that did not sign",
                new TwoHistories(key, shown.older(), shown.newer(), shown.prefix(), shown.consistency()),
                "L-11.2");
        evidence(
                "of tiles against a log that did not sign",
                new WrongTiles(key, tiles.head(), tiles.subtrees()),
                "L-11.2");
        var honest = new TwoHistories(
                LOG.key(),
                signed(headOf(tree, 200)),
                signed(headOf(tree, 300)),
                MerkleProofs.root(tree, 200),
                proof(200, 300));
        evidence("of one history", honest, "L-11.3");
        evidence(
                "with a proof that shows nothing",
                new TwoHistories(LOG.key(), honest.older(), honest.newer(), Hash.ZERO, honest.consistency()),
                "L-11.3");
        evidence(
                "with the heads in the wrong order",
                new TwoHistories(LOG.key(), shown.newer(), shown.older(), shown.prefix(), shown.consistency()),
                "L-11.3");
        evidence("of the right tiles", WrongTiles.of(LOG.key(), head(tiles.head()), tree), "L-11.3");
        evidence(
                "of tiles that are too few",
                new WrongTiles(LOG.key(), tiles.head(), tiles.subtrees().subList(1, 4)),
                "L-11.3");
    }

    private static Checkpoint head(String note) {
        return Checkpoint.parse(Bytes.utf8(note)).orElseThrow();
    }

    private void evidence(String name, Evidence evidence, String expect) {
        evidence(name, new String(evidence.encode(), StandardCharsets.UTF_8), expect);
    }

    private void evidence(String name, String file, String expect) {
        vectors.add(Vector.of("evidence " + name, "evidence").with("file", file).with("expect", expect));
    }

    private static String hex(NoteKey key) {
        return HexFormat.of().formatHex(key.key());
    }

    @Override
    public String run(JsonNode vector) {
        if (text(vector, "op").equals("evidence")) {
            return Evidence.parse(Bytes.utf8(text(vector, "file")))
                    .map(found -> found.refusedAt().map(Evidence.Step::id).orElse("ok"))
                    .orElse(Evidence.Step.GRAMMAR.id());
        }
        var log = new NoteKey(text(vector, "origin"), HexFormat.of().parseHex(text(vector, "key")), NoteKey.Use.LOG);
        var known = Optional.of(text(vector, "known")).filter(note -> !note.isEmpty());
        var answer = new Witness(WITNESS, log, new Kept(known)).add(Bytes.utf8(text(vector, "body")), NOW);
        if (answer instanceof Answer.Refused refused) {
            return refused.why().step();
        }
        return answer instanceof Answer.Conflict ? "L-10.5" : "ok";
    }

    /** A witness's memory. */
    static final class Kept implements Witness.Memory {
        private Optional<String> note;
        private Optional<TwoHistories> shown = Optional.empty();

        Kept(Optional<String> note) {
            this.note = note;
        }

        @Override
        public Optional<String> last() {
            return note;
        }

        @Override
        public void keep(String next) {
            note = Optional.of(next);
        }

        @Override
        public boolean isContradicted() {
            return shown.isPresent();
        }

        @Override
        public void keep(TwoHistories next) {
            shown = Optional.of(next);
        }
    }
}
