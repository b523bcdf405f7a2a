package org.dauys.attacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dauys.protocol.transcript.Hash;

/** Proofs of inclusion that are almost right: a hash too few, too many, twice, changed, or at another's place. */
public final class ChangedPaths {
    private ChangedPaths() {}

    public static List<List<Hash>> of(List<Hash> path) {
        var changed = new ArrayList<List<Hash>>();
        for (int i = 0; i < path.size(); i++) {
            var fewer = new ArrayList<>(path);
            fewer.remove(i);
            changed.add(fewer);
            var twice = new ArrayList<>(path);
            twice.add(i, path.get(i));
            changed.add(twice);
            var other = new ArrayList<>(path);
            other.set(i, Hash.ZERO);
            changed.add(other);
            if (i > 0) {
                var swapped = new ArrayList<>(path);
                Collections.swap(swapped, i - 1, i);
                changed.add(swapped);
            }
        }
        var more = new ArrayList<>(path);
        more.add(Hash.ZERO);
        changed.add(more);
        return changed;
    }
}
