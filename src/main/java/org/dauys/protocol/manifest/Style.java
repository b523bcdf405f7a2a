package org.dauys.protocol.manifest;

import java.util.List;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** Which contests a credential votes on, by their ids. */
public record Style(String id, List<String> contests) {
    public Style {
        contests = List.copyOf(contests);
    }

    static Style read(JsonReader in) throws Malformed {
        return new Style(in.field("id").id(), in.field("contests").list(1, Terms.MAX_CONTESTS, JsonReader::id));
    }

    void write(JsonWriter out) {
        out.text("id", id).texts("contests", contests);
    }
}
