package org.dauys.protocol.log;

import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** A file that a witness writes when a log contradicts itself (spec: L-11, L-12). Nothing in it is believed: {@link #refusedAt} computes. */
public sealed interface Evidence permits TwoHistories, WrongTiles {
    /** Most bytes of a file. */
    int MAX_LENGTH = 1 << 15;

    /** The steps that a file can fail at. */
    enum Step {
        GRAMMAR("L-11.1"),
        /** Not signed by the log that it names. */
        SIGNATURES("L-11.2"),
        /** What it holds agrees. */
        CONTRADICTION("L-11.3");

        private final String id;

        Step(String id) {
            this.id = id;
        }

        /** In the specification. */
        public String id() {
            return id;
        }
    }

    /** Whose log it accuses; whether that is the log of an election, the manifest says. */
    NoteKey log();

    /** The step that refuses it; empty if it shows what it says. */
    Optional<Step> refusedAt();

    /** The one spelling of the file. */
    byte[] encode();

    /** L-11.1. Empty unless it is such a file. */
    static Optional<Evidence> parse(byte[] file) {
        return file.length > MAX_LENGTH
                ? Optional.empty()
                : JsonReader.read(file, Evidence::read).value();
    }

    private static Evidence read(JsonReader in) throws Malformed {
        in.field("v").integer(1, 1);
        var shows = in.field("shows").text(20);
        var log = in.field("log").object(Evidence::key);
        return switch (shows) {
            case TwoHistories.SHOWS -> TwoHistories.read(log, in);
            case WrongTiles.SHOWS -> WrongTiles.read(log, in);
            default -> throw in.refuse("a known kind of evidence");
        };
    }

    private static NoteKey key(JsonReader in) throws Malformed {
        var origin = in.field("origin").text(200);
        if (!NoteKey.isName(origin)) {
            throw in.refuse("a name without spaces and +");
        }
        return new NoteKey(origin, in.field("key").hex(NoteKey.LENGTH), NoteKey.Use.LOG);
    }

    /** The fields with which every file begins. */
    static void begin(JsonWriter out, String shows, NoteKey log) {
        out.number("v", 1)
                .text("shows", shows)
                .object("log", of -> of.text("origin", log.name()).hex("key", log.key()));
    }

    /** The head in a note that this log signed. */
    static Optional<Checkpoint> signed(String note, NoteKey log) {
        return Checkpoint.parse(Bytes.utf8(note))
                .filter(head -> head.origin().equals(log.name()) && head.isSignedBy(log));
    }
}
