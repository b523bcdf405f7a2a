package org.dauys.protocol.ceremony;

import java.util.List;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.protocol.transcript.Hash;

/** What a ceremony's entries say, without the field {@code election} (spec: 09, Entries). Indices count from 1. */
public sealed interface CeremonyMessage {
    /** Most holders of an attempt. */
    int MAX_HOLDERS = 9;

    /** Most attempts of an election. */
    int MAX_ATTEMPTS = 100;

    /** The name of the entry's kind. */
    String kind();

    /** Writes the fields in the order of the specification. */
    void write(JsonWriter out);

    /** What follows a start names it. */
    sealed interface WithinAttempt extends CeremonyMessage {
        /** The hash of the attempt's start entry. */
        Hash start();
    }

    /** What a holder signs. */
    sealed interface ByHolder extends WithinAttempt {
        /** The holder's place in the attempt's list, from 1. */
        int index();
    }

    /** An attempt begins, with these holders in this order. */
    record Start(long attempt, int threshold, List<String> holders) implements CeremonyMessage {
        public static final String KIND = "key-ceremony/start";

        public Start {
            holders = List.copyOf(holders);
        }

        public static Start read(JsonReader in) throws Malformed {
            return new Start(
                    in.field("attempt").integer(1, MAX_ATTEMPTS),
                    in.field("threshold").number(1, MAX_HOLDERS),
                    in.field("holders").list(1, MAX_HOLDERS, JsonReader::id));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.number("attempt", attempt).number("threshold", threshold).texts("holders", holders);
        }
    }

    /** First visit: a communication key with proof, and the hash of the coefficients' commitments. */
    record Commit(Hash start, int index, Point communicationKey, PossessionProof possession, Hash commitment)
            implements ByHolder {
        public static final String KIND = "key-ceremony/commit";

        public static Commit read(JsonReader in) throws Malformed {
            return new Commit(
                    in.field("start").hash(),
                    in.field("index").number(1, MAX_HOLDERS),
                    in.field("communicationKey").point(),
                    in.field("possession").object(Commit::possession),
                    in.field("commitment").hash());
        }

        private static PossessionProof possession(JsonReader in) throws Malformed {
            return new PossessionProof(in.field("r").point(), in.field("s").scalar());
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("start", start).number("index", index).point("communicationKey", communicationKey);
            out.object("possession", proof -> proof.point("r", possession.r()).scalar("s", possession.s()));
            out.hash("commitment", commitment);
        }
    }

    /** The committee seals the list of commits. */
    record Keys(Hash start, List<Hash> commits) implements WithinAttempt {
        public static final String KIND = "key-ceremony/keys";

        public Keys {
            commits = List.copyOf(commits);
        }

        public static Keys read(JsonReader in) throws Malformed {
            return new Keys(in.field("start").hash(), in.field("commits").list(1, MAX_HOLDERS, JsonReader::hash));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("start", start)
                    .texts("commits", commits.stream().map(Hash::hex).toList());
        }
    }

    /** Second visit: the commitments themselves, and a share for every other holder. */
    record Reveal(Hash start, Hash keys, int index, List<Coefficient> coefficients, List<DealtShare> shares)
            implements ByHolder {
        public static final String KIND = "key-ceremony/reveal";

        public Reveal {
            coefficients = List.copyOf(coefficients);
            shares = List.copyOf(shares);
        }

        public static Reveal read(JsonReader in) throws Malformed {
            return new Reveal(
                    in.field("start").hash(),
                    in.field("keys").hash(),
                    in.field("index").number(1, MAX_HOLDERS),
                    in.field("coefficients").list(1, MAX_HOLDERS, item -> item.object(Coefficient::read)),
                    in.field("shares").list(0, MAX_HOLDERS, item -> item.object(DealtShare::read)));
        }

        /** The points {@code C_0 … C_{t−1}}. */
        public List<Point> commitments() {
            return coefficients.stream().map(Coefficient::c).toList();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("start", start).hash("keys", keys).number("index", index);
            out.objects("coefficients", coefficients, (item, coefficient) -> coefficient.write(item));
            out.objects("shares", shares, (item, share) -> share.write(item));
        }
    }

    /** {@code C_k = a_k·G} with proof of {@code a_k}. */
    record Coefficient(Point c, PossessionProof possession) {
        static Coefficient read(JsonReader in) throws Malformed {
            return new Coefficient(
                    in.field("c").point(),
                    new PossessionProof(in.field("r").point(), in.field("s").scalar()));
        }

        void write(JsonWriter out) {
            out.point("c", c).point("r", possession.r()).scalar("s", possession.s());
        }
    }

    /**
     * Third visit: the holder saw this transcript, has its shares and can decrypt.
     *
     * @param factor of the rehearsal's ciphertext
     */
    record Confirm(Hash start, int index, Hash transcript, Point factor, EqualityProof proof) implements ByHolder {
        public static final String KIND = "key-ceremony/confirm";

        public static Confirm read(JsonReader in) throws Malformed {
            return new Confirm(
                    in.field("start").hash(),
                    in.field("index").number(1, MAX_HOLDERS),
                    in.field("transcript").hash(),
                    in.field("factor").point(),
                    equality(in));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("start", start).number("index", index).hash("transcript", transcript);
            out.point("factor", factor)
                    .point("a", proof.a())
                    .point("b", proof.b())
                    .scalar("s", proof.s());
        }
    }

    /** Third visit: a share is bad. Opens the point under which it was sealed, so that everybody can look. */
    record Complaint(Hash start, int index, int against, Point shared, EqualityProof proof) implements ByHolder {
        public static final String KIND = "key-ceremony/complaint";

        public static Complaint read(JsonReader in) throws Malformed {
            return new Complaint(
                    in.field("start").hash(),
                    in.field("index").number(1, MAX_HOLDERS),
                    in.field("against").number(1, MAX_HOLDERS),
                    in.field("shared").point(),
                    equality(in));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("start", start).number("index", index).number("against", against);
            out.point("shared", shared)
                    .point("a", proof.a())
                    .point("b", proof.b())
                    .scalar("s", proof.s());
        }
    }

    /** The committee ends an attempt; nothing of it is used again. */
    record Aborted(Hash start, String reason) implements WithinAttempt {
        public static final String KIND = "key-ceremony/aborted";

        public static Aborted read(JsonReader in) throws Malformed {
            return new Aborted(in.field("start").hash(), in.field("reason").lines(500));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("start", start).text("reason", reason);
        }
    }

    private static EqualityProof equality(JsonReader in) throws Malformed {
        return new EqualityProof(
                in.field("a").point(), in.field("b").point(), in.field("s").scalar());
    }
}
