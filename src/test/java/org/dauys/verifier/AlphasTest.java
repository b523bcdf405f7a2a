package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.dauys.protocol.record.AlphaTag;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class AlphasTest {
    private static final List<byte[]> X =
            Stream.of("a", "b", "c").map(Seeded::bytes).toList();

    @Test
    void all_are_kept_that_there_is_room_for_and_none_of_more() {
        var alphas = new Alphas(2);
        alphas.add(X.get(0));
        alphas.add(X.get(1));
        assertTrue(alphas.contains(X.get(1)));
        assertTrue(alphas.areWhole());

        alphas.add(X.get(2));
        assertFalse(X.stream().anyMatch(alphas::contains));
        assertFalse(alphas.areWhole());
    }

    @Test
    void of_those_that_repeat_none_is_missed_and_no_other_is_kept() throws Unreadable {
        var root = Seeded.hash("root");
        for (var one : X) {
            long tag = AlphaTag.of(root, one);
            try (var sort = new TagSort(1)) {
                sort.addAll(new long[] {tag, tag});
                try (var repeated = RepeatedAlphas.of(sort.sorted(), root)) {
                    X.forEach(repeated::add);
                    assertEquals(
                            List.of(one), X.stream().filter(repeated::contains).toList());
                }
            }
        }
    }
}
