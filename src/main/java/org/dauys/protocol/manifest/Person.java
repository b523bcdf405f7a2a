package org.dauys.protocol.manifest;

import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** Somebody who signs entries, by the id that stands in the signatures. */
public record Person(String id, String name, Point key) {
    static Person read(JsonReader in) throws Malformed {
        return new Person(
                in.field("id").id(), in.field("name").text(100), in.field("key").point());
    }

    void write(JsonWriter out) {
        out.text("id", id).text("name", name).point("key", key);
    }
}
