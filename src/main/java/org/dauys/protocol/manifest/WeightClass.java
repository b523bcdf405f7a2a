package org.dauys.protocol.manifest;

import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** How much a credential's ballot weighs; 1 in this version. */
public record WeightClass(String id, long weight) {
    static WeightClass read(JsonReader in) throws Malformed {
        return new WeightClass(in.field("id").id(), in.field("weight").integer(0, JsonReader.MAX_INTEGER));
    }

    void write(JsonWriter out) {
        out.text("id", id).number("weight", weight);
    }
}
