package org.dauys.board.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dauys.board.BoardId;
import org.dauys.board.CheckpointStore;
import org.junit.jupiter.api.Test;

/** What every store of checkpoints promises. */
abstract class CheckpointStoreLaws {
    static final BoardId LOG = new BoardId(new UUID(1, 2));

    /** Another opening of the same store, as another node has it. */
    abstract CheckpointStore store();

    @Test
    void holds_what_was_swapped_in_and_only_from_what_stood_there() {
        var store = store();
        assertEquals(Optional.empty(), store.last(LOG));
        assertFalse(store.swap(LOG, Optional.of("none"), "one"));
        assertTrue(store.swap(LOG, Optional.empty(), "one"));
        assertFalse(store.swap(LOG, Optional.empty(), "two"));
        assertFalse(store.swap(LOG, Optional.of("other"), "two"));
        assertEquals(Optional.of("one"), store.last(LOG));
        assertTrue(store.swap(LOG, Optional.of("one"), "two"));
        assertEquals(Optional.of("two"), store().last(LOG));
        assertEquals(Optional.empty(), store.last(new BoardId(new UUID(1, 3))));
    }

    @Test
    void of_many_swaps_from_one_checkpoint_one_succeeds() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var swaps = IntStream.range(0, 32)
                    .mapToObj(i -> (Callable<Boolean>) () -> store().swap(LOG, Optional.empty(), "from " + i))
                    .toList();
            int won = 0;
            for (var swap : threads.invokeAll(swaps)) {
                won += swap.get() ? 1 : 0;
            }
            assertEquals(1, won);
        } finally {
            threads.shutdown();
        }
    }
}
