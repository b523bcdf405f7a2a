package org.dauys.protocol.manifest;

import java.time.Instant;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** What is planned, to whole seconds; the entries {@code opened} and {@code extended} decide. */
public record Schedule(Instant opens, Instant closes) {
    static Schedule read(JsonReader in) throws Malformed {
        return new Schedule(in.field("opens").time(), in.field("closes").time());
    }

    void write(JsonWriter out) {
        out.time("opens", opens).time("closes", closes);
    }
}
