package org.dauys.protocol.manifest;

import java.util.List;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/**
 * Who can decrypt totals together.
 *
 * @param threshold how many of them it takes
 * @param lossVoids is the election lost with any one share? (then threshold = number of holders)
 */
public record Trustees(int threshold, boolean lossVoids, List<Holder> holders) {
    private static final int MAX = 9;

    public Trustees {
        holders = List.copyOf(holders);
    }

    static Trustees read(JsonReader in) throws Malformed {
        return new Trustees(
                in.field("threshold").number(1, MAX),
                in.field("lossVoids").bool(),
                in.field("holders").list(1, MAX, item -> item.object(Holder::read)));
    }

    void write(JsonWriter out) {
        out.number("threshold", threshold).bool("lossVoids", lossVoids);
        out.objects("holders", holders, (item, holder) -> holder.write(item));
    }
}
