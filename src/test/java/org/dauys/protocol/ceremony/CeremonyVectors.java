package org.dauys.protocol.ceremony;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.SeededRandom;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 09-ceremony: what follows from a printed secret. Its entries are judged in the example records. */
public final class CeremonyVectors implements VectorFile {
    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "ceremony";
    }

    @Override
    public String about() {
        return "K-1, K-2: printed secrets, and what a holder derives from one; the entries of ceremonies, good and bad, are in ballots-examples/records";
    }

    @Override
    public Set<String> steps() {
        return Set.of("K-1");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        for (int i = 1; i <= 3; i++) {
            secret(i);
            commit(i);
        }
        var printed = PersonSecret.of(Seeded.bytes("secret 1")).expose(PaperAccess.PRINT);
        read(
                "a secret in small letters without groups",
                printed.toLowerCase(Locale.ROOT).replace("-", ""),
                "ok");
        read("a secret with a wrong symbol", (printed.startsWith("0") ? "1" : "0") + printed.substring(1), "K-1");
        read("a secret with a symbol less", printed.substring(1), "K-1");
        read("a secret with a letter that is no symbol", "U" + printed.substring(1), "K-1");
        return List.copyOf(vectors);
    }

    private void secret(int i) {
        var secret = PersonSecret.of(Seeded.bytes("secret " + i));
        vectors.add(Vector.of("secret " + i, "person-secret")
                .with("secret", hex(Seeded.bytes("secret " + i)))
                .ok()
                .with("printed", secret.expose(PaperAccess.PRINT))
                .with("key", secret.signingKey().timesG().hex()));
    }

    private void read(String name, String typed, String expect) {
        var vector = Vector.of(name, "read-secret").with("typed", typed).with("expect", expect);
        vectors.add(expect.equals("ok") ? vector.with("secret", hex(Seeded.bytes("secret 1"))) : vector);
    }

    private void commit(int index) {
        var commit = commit(Seeded.bytes("secret " + index), Seeded.hash("start"), index, 2);
        vectors.add(Vector.of("the first visit of holder " + index, "commit")
                .with("secret", hex(Seeded.bytes("secret " + index)))
                .with("start", Seeded.hash("start").hex())
                .with("index", index)
                .with("threshold", 2)
                .ok()
                .with("communicationKey", commit.communicationKey().hex())
                .with("commitment", commit.commitment().hex()));
    }

    private static CeremonyMessage.Commit commit(byte[] secret, Hash start, int index, int threshold) {
        var message = new Start(1, threshold, List.of("t1", "t2", "t3"));
        return new HolderPart(PersonSecret.of(secret), new Logged<>(message, start), index, new SeededRandom("vectors"))
                .commit();
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "person-secret" -> {
                var secret = PersonSecret.of(bytes(vector, "secret"));
                yield both(
                        same(vector, "printed", secret.expose(PaperAccess.PRINT)),
                        same(vector, "key", secret.signingKey().timesG().hex()));
            }
            case "read-secret" ->
                PersonSecret.read(text(vector, "typed"))
                        .map(secret -> PersonSecret.of(bytes(vector, "secret"))
                                        .expose(PaperAccess.PRINT)
                                        .equals(secret.expose(PaperAccess.PRINT))
                                ? "ok"
                                : "another secret")
                        .orElse("K-1");
            default -> {
                var start = Hash.fromHex(text(vector, "start")).orElseThrow();
                int threshold = vector.get("threshold").asInt();
                var commit = commit(
                        bytes(vector, "secret"), start, vector.get("index").asInt(), threshold);
                yield both(
                        same(
                                vector,
                                "communicationKey",
                                commit.communicationKey().hex()),
                        same(vector, "commitment", commit.commitment().hex()));
            }
        };
    }

    private static String both(String... outcomes) {
        return Stream.of(outcomes)
                .filter(outcome -> !outcome.equals("ok"))
                .findFirst()
                .orElse("ok");
    }
}
