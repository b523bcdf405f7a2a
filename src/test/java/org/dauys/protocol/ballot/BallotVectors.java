package org.dauys.protocol.ballot;

import static org.dauys.protocol.ballot.SampleBallots.FIRST;
import static org.dauys.protocol.ballot.SampleBallots.FRESH;
import static org.dauys.protocol.ballot.SampleBallots.KEY;
import static org.dauys.protocol.ballot.SampleBallots.OPENED;
import static org.dauys.protocol.ballot.SampleBallots.SECRET;
import static org.dauys.protocol.ballot.SampleBallots.ballot;
import static org.dauys.protocol.ballot.SampleBallots.cast;
import static org.dauys.protocol.ballot.SampleBallots.kOfN;
import static org.dauys.protocol.ballot.SampleBallots.single;
import static org.dauys.protocol.ballot.SampleBallots.terms;
import static org.dauys.protocol.vectors.VectorFiles.hex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 08-ballot. */
public final class BallotVectors implements VectorFile {
    private static final String CAST = "dauys/v1/sign/ballot";
    private static final BallotTerms SMALL = terms(single(0, 2, false));

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "ballot";
    }

    @Override
    public String about() {
        return "B-1 to B-8: choices, ballots byte by byte, refused ballots for each step, forged provers, openings, fingerprints";
    }

    @Override
    public Set<String> steps() {
        return Set.of(
                "B-2",
                "B-6.1",
                "B-6.2",
                "B-6.3",
                "B-6.4",
                "B-6.5",
                "B-6.6",
                "B-6.7",
                "B-8.1",
                "B-8.2",
                "B-8.3",
                "P-3.1",
                "P-3.3",
                "P-3.4",
                "C-3.1",
                "C-3.2",
                "C-3.3",
                "length",
                "alphabet");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        choices();
        encrypted();
        vectors.addAll(new RefusedBallots().generate());
        openings();
        fingerprints();
        return List.copyOf(vectors);
    }

    private void choices() {
        var single = single(0, 2, true);
        choose("single: an option", single, List.of(1), true);
        choose("single: blank", single, List.of(2), true);
        choose("single: nothing", single, List.of(), false);
        choose("single: two options", single, List.of(0, 1), false);
        choose("single: an option and blank", single, List.of(0, 2), false);
        choose("single: one option twice", single, List.of(1, 1), false);
        choose("single: an option that isn't there", single, List.of(3), false);
        var board = kOfN(0, 1, 2, true, 3);
        choose("k of n: max options", board, List.of(0, 2), true);
        choose("k of n: blank", board, List.of(3), true);
        choose("k of n: too many", board, List.of(0, 1, 2), false);
        choose("k of n: too few", board, List.of(), false);
        choose("k of n: descending", board, List.of(2, 0), false);
        choose("k of n: an option and blank", board, List.of(0, 3), false);
        choose("k of n: nothing, min 0", kOfN(0, 0, 1, false, 2), List.of(), true);
    }

    private void choose(String name, Contest contest, List<Integer> chosen, boolean legal) {
        var vector = Vector.of("choose, " + name, "choose")
                .with("contest", BallotJson.json(contest))
                .with("chosen", chosen);
        vectors.add(
                legal
                        ? vector.ok()
                                .with(
                                        "values",
                                        contest.values(contest.choose(chosen).orElseThrow()))
                        : vector.fails("B-2"));
    }

    private void encrypted() {
        encrypt("single", SMALL, FIRST, 0, List.of(List.of(1)));
        encrypt("single, another attempt", SMALL, FIRST, 1, List.of(List.of(1)));
        encrypt("single with blank: blank", terms(single(0, 2, true)), FIRST, 0, List.of(List.of(2)));
        encrypt("k of n", terms(kOfN(0, 1, 2, false, 3)), FIRST, 0, List.of(List.of(0, 2)));
        encrypt("k of n with blank: options", terms(kOfN(0, 1, 2, true, 3)), FIRST, 0, List.of(List.of(1)));
        encrypt("k of n with blank: blank", terms(kOfN(0, 1, 2, true, 3)), FIRST, 0, List.of(List.of(3)));
        encrypt("k of n whose total can't fail: none", terms(kOfN(0, 0, 2, false, 2)), FIRST, 0, List.of(List.of()));
        var second = new BallotHead(OPENED, KEY.credential(), 2, Seeded.hash("ballot before"));
        encrypt(
                "two contests, a second ballot, indices with a gap",
                terms(single(1, 2, false), kOfN(3, 0, 1, false, 2)),
                second,
                0,
                List.of(List.of(0), List.of(1)));
    }

    private void encrypt(String name, BallotTerms terms, BallotHead head, int attempt, List<List<Integer>> chosen) {
        var choices = terms.choose(chosen).orElseThrow();
        var seed = BallotSeed.of(head, KEY, choices, attempt, FRESH);
        var ballot = BallotEncryptor.encrypt(head, choices, seed);
        vectors.add(Vector.of("encrypt: " + name, "encrypt-ballot")
                .with("terms", BallotJson.json(terms))
                .with("secret", SECRET.hex())
                .with("counter", head.counter())
                .with("previous", head.previous().hex())
                .with("choices", chosen)
                .with("attempt", attempt)
                .with("fresh", hex(FRESH))
                .ok()
                .with("credential", head.credential().hex())
                .with("seed", hex(seed.expose(BallotSeed.SeedAccess.OPENING)))
                .with("unsigned", hex(ballot.encode()))
                .with("hash", ballot.hash().hex())
                .with("tracker", ballot.tracker().toString())
                .with("opening", Opening.of(head, choices, seed).encode()));
        vectors.add(BallotJson.check("good: " + name, terms, CAST, cast(ballot), "ok"));
    }

    private void openings() {
        var terms = terms(single(0, 2, false), kOfN(1, 0, 1, false, 2));
        var choices = terms.choose(List.of(List.of(1), List.of())).orElseThrow();
        var seed = SampleBallots.seed(FIRST, choices);
        var hash = BallotEncryptor.encrypt(FIRST, choices, seed).hash();
        var good = Opening.of(FIRST, choices, seed).encode();
        open("good", terms, good, hash, "ok");
        open("nothing", terms, "", hash, "B-8.1");
        open("another prefix", terms, "DA2." + good.substring(4), hash, "B-8.1");
        open("padding", terms, good + "=", hash, "B-8.1");
        open("a character short", terms, good.substring(0, good.length() - 1), hash, "B-8.1");
        open("a choice missing", SMALL, good, hash, "B-8.1");
        reopened("a byte more", terms, good, bytes -> Arrays.copyOf(bytes, bytes.length + 1), hash, "B-8.1");
        reopened("the choices missing", terms, good, bytes -> Arrays.copyOf(bytes, bytes.length - 3), hash, "B-8.1");
        reopened("a count beyond the end", terms, good, bytes -> with(bytes, 133, 200), hash, "B-8.1");
        reopened("credential off the curve", terms, good, bytes -> with(bytes, 32, 5), hash, "B-8.1");
        reopened("a slot that isn't there", terms, good, bytes -> with(bytes, 134, 2), hash, "B-8.2");
        reopened("another choice", terms, good, bytes -> with(bytes, 134, 0), hash, "B-8.3");
        reopened("another seed", terms, good, bytes -> with(bytes, 101, bytes[101] ^ 1), hash, "B-8.3");
        reopened("another election", terms, good, bytes -> with(bytes, 0, bytes[0] ^ 1), hash, "B-8.3");
        open("another entry", terms, good, Seeded.hash("another entry"), "B-8.3");
    }

    private void reopened(
            String name, BallotTerms terms, String good, UnaryOperator<byte[]> change, Hash hash, String expect) {
        var bytes = Base64Url.decode(good.substring(4)).orElseThrow();
        open(name, terms, "DA1." + Base64Url.encode(change.apply(bytes)), hash, expect);
    }

    private void open(String name, BallotTerms terms, String opening, Hash hash, String expect) {
        vectors.add(Vector.of("opening: " + name, "check-opening")
                .with("terms", BallotJson.json(terms))
                .with("opening", opening)
                .with("hash", hash.hex())
                .with("expect", expect));
    }

    private void fingerprints() {
        for (var hash : List.of(Hash.ZERO, Seeded.hash("fingerprint"), Seeded.hash("receipt ballot"))) {
            vectors.add(Vector.of("fingerprint of " + hash, "fingerprint")
                    .with("hash", hash.hex())
                    .ok()
                    .with("fingerprint", Fingerprint.of(hash).toString()));
        }
        var text = Fingerprint.of(Seeded.hash("fingerprint")).toString();
        readFingerprint("as written", text, text);
        readFingerprint(
                "small letters, no groups", text.toLowerCase(Locale.ROOT).replace("-", ""), text);
        readFingerprint("Cyrillic А and О", "АО234-56789-ABCDE-FGHJK-MNPQR", "A0234-56789-ABCDE-FGHJK-MNPQR");
        vectors.add(Vector.of("read: a symbol short", "read-fingerprint")
                .with("typed", text.substring(1))
                .fails("length"));
        vectors.add(Vector.of("read: a U", "read-fingerprint")
                .with("typed", "U" + text.substring(1))
                .fails("alphabet"));
    }

    private void readFingerprint(String name, String typed, String fingerprint) {
        vectors.add(Vector.of("read: " + name, "read-fingerprint")
                .with("typed", typed)
                .ok()
                .with("fingerprint", fingerprint));
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        var copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    @Override
    public String run(JsonNode vector) {
        return new BallotVectorRunner(vector).run();
    }
}
