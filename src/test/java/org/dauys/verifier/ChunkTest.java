package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChunkTest {
    private static Throwable thrown(Throwable inAnotherThread) {
        var failed = CompletableFuture.<List<Chunk.Item>>failedFuture(inAnotherThread)
                .thenApply(items -> items);
        var chunk = new Chunk(0, failed, (items, open) -> new Chunk.Checked(null, new long[0]));
        return assertThrows(Throwable.class, chunk::items);
    }

    @Test
    void what_fails_on_a_processor_fails_where_it_is_waited_for() {
        for (var failure : List.of(new OutOfMemoryError(), new IllegalStateException())) {
            assertSame(failure, thrown(failure));
        }
    }
}
