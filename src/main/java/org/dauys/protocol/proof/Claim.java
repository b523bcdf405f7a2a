package org.dauys.protocol.proof;

import java.util.List;
import org.dauys.protocol.group.Point;

/** Something that holds if and only if its equations do, as a {@link Batch} takes it. */
public interface Claim {
    /** Everything of this claim that whoever made it chose, or a hash of that. */
    byte[] statement();

    /** What is to be shown, the same at every call. */
    Equations equations();

    /** The points in it that the other claims of a batch have too. */
    List<Point> common();
}
