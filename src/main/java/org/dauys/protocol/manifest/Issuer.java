package org.dauys.protocol.manifest;

import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Word;

/** Who makes the codes. */
public sealed interface Issuer {
    /** The platform, in memory while letters are made: its operator could vote for those who don't. */
    record Platform() implements Issuer {}

    /** A registrar apart from the server, who signs the roll. */
    record Registrar(Person person) implements Issuer {}

    /** The spellings. */
    enum Kind implements Word {
        PLATFORM("platform"),
        REGISTRAR("registrar");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    static Issuer read(JsonReader in) throws Malformed {
        return switch (in.field("kind").oneOf(Kind.values())) {
            case PLATFORM -> new Platform();
            case REGISTRAR -> new Registrar(Person.read(in));
        };
    }

    default void write(JsonWriter out) {
        if (this instanceof Registrar registrar) {
            out.word("kind", Kind.REGISTRAR);
            registrar.person.write(out);
        } else {
            out.word("kind", Kind.PLATFORM);
        }
    }
}
