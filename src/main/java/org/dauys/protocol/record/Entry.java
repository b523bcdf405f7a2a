package org.dauys.protocol.record;

import java.time.Instant;
import java.util.List;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.transcript.Hash;

/** What an entry says (spec: 10, Kinds), without the field {@code election}, which every JSON but the manifest's has. */
public sealed interface Entry {
    Kind kind();

    /** An entry whose body is JSON or signed JSON. */
    sealed interface InJson extends Entry {
        /** Writes the fields after {@code election}. */
        void write(JsonWriter out);
    }

    /** An entry whose content follows in parts. */
    sealed interface Head extends InJson {
        Document document();
    }

    /** An entry that builds on an earlier one and names it (spec: R-11). */
    sealed interface BuildingOn extends InJson {
        /** The hash of the entry on which it builds. */
        Hash base();
    }

    /** One piece of a document. */
    record Part(byte[] bytes) implements Entry {
        @Override
        public Kind kind() {
            return Kind.PART;
        }
    }

    /** A ballot, cast or audited, as its bytes (spec: B-3). */
    record Ballot(Purpose purpose, byte[] bytes) implements Entry {
        @Override
        public Kind kind() {
            return purpose == Purpose.CAST ? Kind.BALLOT : Kind.AUDITED;
        }
    }

    /** The beginning of everything (spec: M-1). */
    record ManifestHead(Document document) implements Head {
        @Override
        public Kind kind() {
            return Kind.MANIFEST;
        }

        @Override
        public void write(JsonWriter out) {
            document.write(out);
        }
    }

    /** A message of the key ceremony (spec: 09). */
    record Ceremony(CeremonyMessage message) implements InJson {
        @Override
        public Kind kind() {
            return Kind.of(message.kind()).orElseThrow();
        }

        @Override
        public void write(JsonWriter out) {
            message.write(out);
        }
    }

    /** The credentials (spec: M-5). */
    record RollHead(Roll.Announced members, Roll.Announced credentials, Document document) implements Head {
        static RollHead read(JsonReader in) throws Malformed {
            return new RollHead(
                    in.field("members").object(RollHead::announced),
                    in.field("credentials").object(RollHead::announced),
                    Document.read(in));
        }

        private static Roll.Announced announced(JsonReader in) throws Malformed {
            return new Roll.Announced(
                    in.field("size").integer(0, JsonReader.MAX_INTEGER),
                    in.field("root").hash());
        }

        private static void write(JsonWriter out, Roll.Announced announced) {
            out.number("size", announced.size()).hash("root", announced.root());
        }

        @Override
        public Kind kind() {
            return Kind.ROLL;
        }

        @Override
        public void write(JsonWriter out) {
            out.object("members", in -> write(in, members)).object("credentials", in -> write(in, credentials));
            document.write(out);
        }
    }

    /** Voting begins (spec: R-10). Its hash is the context of every ballot. */
    record Opened(Hash roll, Hash ceremony, Point jointKey, Instant closesAt) implements InJson {
        static Opened read(JsonReader in) throws Malformed {
            return new Opened(
                    in.field("roll").hash(),
                    in.field("ceremony").hash(),
                    in.field("jointKey").point(),
                    in.field("closesAt").time());
        }

        @Override
        public Kind kind() {
            return Kind.OPENED;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("roll", roll)
                    .hash("ceremony", ceremony)
                    .point("jointKey", jointKey)
                    .time("closesAt", closesAt);
        }
    }

    /** A credential is dead from here on (spec: R-20). */
    record Revoked(Point credential, Reason reason, Fate ballot) implements InJson {
        /** Why. */
        public enum Reason implements Word {
            LOST("lost"),
            STOLEN("stolen"),
            LEFT("left"),
            OTHER("other");

            private final String word;

            Reason(String word) {
                this.word = word;
            }

            @Override
            public String word() {
                return word;
            }
        }

        /** What becomes of its last ballot. */
        public enum Fate implements Word {
            FALLS("falls"),
            STANDS("stands");

            private final String word;

            Fate(String word) {
                this.word = word;
            }

            @Override
            public String word() {
                return word;
            }
        }

        static Revoked read(JsonReader in) throws Malformed {
            return new Revoked(
                    in.field("credential").point(),
                    in.field("reason").oneOf(Reason.values()),
                    in.field("ballot").oneOf(Fate.values()));
        }

        @Override
        public Kind kind() {
            return Kind.CREDENTIAL_REVOKED;
        }

        @Override
        public void write(JsonWriter out) {
            out.point("credential", credential).word("reason", reason).word("ballot", ballot);
        }
    }

    /** A new credential in place of a revoked one (spec: R-21). */
    record Reissued(Point revoked, Point credential) implements InJson {
        static Reissued read(JsonReader in) throws Malformed {
            return new Reissued(
                    in.field("revoked").point(), in.field("credential").point());
        }

        @Override
        public Kind kind() {
            return Kind.CREDENTIAL_REISSUED;
        }

        @Override
        public void write(JsonWriter out) {
            out.point("revoked", revoked).point("credential", credential);
        }
    }

    /** Voting closes later than planned (spec: R-12). */
    record Extended(Hash base, Instant closesAt) implements BuildingOn {
        static Extended read(JsonReader in) throws Malformed {
            return new Extended(in.field("opened").hash(), in.field("closesAt").time());
        }

        @Override
        public Kind kind() {
            return Kind.EXTENDED;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("opened", base).time("closesAt", closesAt);
        }
    }

    /** No ballots until {@link Resumed}. */
    record Suspended(Hash base, String reason) implements BuildingOn {
        static Suspended read(JsonReader in) throws Malformed {
            return new Suspended(in.field("opened").hash(), in.field("reason").lines(MAX_REASON));
        }

        @Override
        public Kind kind() {
            return Kind.SUSPENDED;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("opened", base).text("reason", reason);
        }
    }

    /** Ballots again. */
    record Resumed(Hash base) implements BuildingOn {
        static Resumed read(JsonReader in) throws Malformed {
            return new Resumed(in.field("opened").hash());
        }

        @Override
        public Kind kind() {
            return Kind.RESUMED;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("opened", base);
        }
    }

    /** The election ends without a result. */
    record Cancelled(String reason) implements InJson {
        static Cancelled read(JsonReader in) throws Malformed {
            return new Cancelled(in.field("reason").lines(MAX_REASON));
        }

        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }

        @Override
        public void write(JsonWriter out) {
            out.text("reason", reason);
        }
    }

    /** A person whose signing key is lost signs with another one from here on (spec: R-24). */
    record KeyReplaced(String person, Point key) implements InJson {
        static KeyReplaced read(JsonReader in) throws Malformed {
            return new KeyReplaced(in.field("person").id(), in.field("key").point());
        }

        @Override
        public Kind kind() {
            return Kind.KEY_REPLACED;
        }

        @Override
        public void write(JsonWriter out) {
            out.text("person", person).point("key", key);
        }
    }

    /** Voting ends because its time is up; written by the server (spec: R-13). */
    record ClosedOnTime(Hash base, Instant closesAt) implements BuildingOn {
        static ClosedOnTime read(JsonReader in) throws Malformed {
            return new ClosedOnTime(
                    in.field("opened").hash(), in.field("closesAt").time());
        }

        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("opened", base).time("closesAt", closesAt);
        }
    }

    /** Voting ends early, because the committee says so. */
    record ClosedEarly(Hash base, String reason) implements BuildingOn {
        static ClosedEarly read(JsonReader in) throws Malformed {
            return new ClosedEarly(in.field("opened").hash(), in.field("reason").lines(MAX_REASON));
        }

        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("opened", base).text("reason", reason);
        }
    }

    /** The encrypted totals (spec: D-1). */
    record AggregateHead(Hash base, Document document) implements Head, BuildingOn {
        static AggregateHead read(JsonReader in) throws Malformed {
            return new AggregateHead(in.field("closed").hash(), Document.read(in));
        }

        @Override
        public Kind kind() {
            return Kind.AGGREGATE;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("closed", base);
            document.write(out);
        }
    }

    /** One holder's part of the decryption (spec: D-3). */
    record DecryptionHead(Hash base, int index, Document document) implements Head, BuildingOn {
        static DecryptionHead read(JsonReader in) throws Malformed {
            return new DecryptionHead(
                    in.field("aggregate").hash(),
                    in.field("index").number(1, CeremonyMessage.MAX_HOLDERS),
                    Document.read(in));
        }

        @Override
        public Kind kind() {
            return Kind.PARTIAL_DECRYPTION;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("aggregate", base).number("index", index);
            document.write(out);
        }
    }

    /** The totals and what follows from them (spec: D-4). */
    record ResultHead(Hash base, List<Hash> shares, Document document) implements Head, BuildingOn {
        public ResultHead {
            shares = List.copyOf(shares);
        }

        static ResultHead read(JsonReader in) throws Malformed {
            return new ResultHead(
                    in.field("aggregate").hash(),
                    in.field("shares").list(0, CeremonyMessage.MAX_HOLDERS, JsonReader::hash),
                    Document.read(in));
        }

        @Override
        public Kind kind() {
            return Kind.RESULT;
        }

        @Override
        public void write(JsonWriter out) {
            out.hash("aggregate", base)
                    .texts("shares", shares.stream().map(Hash::hex).toList());
            document.write(out);
        }
    }

    /** Somebody holds a receipt that this log contradicts (spec: ). */
    record Dispute(long index, Hash sha256, String finding) implements InJson {
        static Dispute read(JsonReader in) throws Malformed {
            return new Dispute(
                    in.field("index").integer(0, JsonReader.MAX_INTEGER),
                    in.field("sha256").hash(),
                    in.field("finding").id());
        }

        @Override
        public Kind kind() {
            return Kind.DISPUTE;
        }

        @Override
        public void write(JsonWriter out) {
            out.number("index", index).hash("sha256", sha256).text("finding", finding);
        }
    }

    /** Most characters of a reason. */
    int MAX_REASON = 500;
}
