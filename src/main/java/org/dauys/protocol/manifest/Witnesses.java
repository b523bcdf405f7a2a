package org.dauys.protocol.manifest;

import java.util.List;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;

/** Who watches the log and signs its heads too, and how many of them it takes. */
public record Witnesses(int quorum, List<NoteKey> keys) {
    /** Most that a manifest names. */
    public static final int MAX = 15;

    public Witnesses {
        keys = List.copyOf(keys);
    }

    /** L-5: how many of them have cosigned this head, each counted once. */
    public int cosigners(Checkpoint head) {
        return (int)
                keys.stream().filter(key -> head.cosignedAt(key).isPresent()).count();
    }

    static Witnesses read(JsonReader in) throws Malformed {
        return new Witnesses(
                in.field("quorum").number(0, MAX),
                in.field("keys").list(0, MAX, item -> item.object(of -> noteKey(of, "name", NoteKey.Use.WITNESS))));
    }

    static NoteKey noteKey(JsonReader in, String nameField, NoteKey.Use use) throws Malformed {
        var name = in.field(nameField).text(200);
        if (!NoteKey.isName(name)) {
            throw in.refuse("a name without spaces and +");
        }
        return new NoteKey(name, in.field("key").hex(NoteKey.LENGTH), use);
    }

    void write(JsonWriter out) {
        out.number("quorum", quorum);
        out.objects("keys", keys, (item, key) -> item.text("name", key.name()).hex("key", key.key()));
    }
}
