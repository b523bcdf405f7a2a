package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void one_runs_one_waits_and_the_third_is_turned_away() {
        var turnstile = new Turnstile(1, 1);
        var running = new AtomicInteger();
        var end = new CompletableFuture<String>();
        var first = CompletableFuture.supplyAsync(() -> turnstile.pass(() -> held(running, end)));
        Awaitility.await().until(() -> running.get() == 1);
        var waits = new CompletableFuture<Thread>();
        var second = CompletableFuture.supplyAsync(() -> {
            waits.complete(Thread.currentThread());
            return turnstile.pass(() -> held(running, end));
        });
        Awaitility.await().until(() -> waits.join().getState() == Thread.State.WAITING);
        assertEquals(1, running.get());
        assertEquals(Optional.empty(), assertTimeoutPreemptively(PATIENCE, () -> turnstile.pass(() -> "third")));
        end.complete("in");
        assertEquals(Optional.of("in"), first.join());
        assertEquals(Optional.of("in"), second.join());
    }

    private static String held(AtomicInteger running, CompletableFuture<String> end) {
        running.incrementAndGet();
        return end.join();
    }

    @Test
    void who_has_passed_makes_room_also_where_the_work_failed() {
        var turnstile = new Turnstile(1, 0);
        for (int i = 0; i < 2; i++) {
            assertThrows(IllegalStateException.class, () -> turnstile.pass(TurnstileTest::broken));
            assertEquals(Optional.of("in"), assertTimeoutPreemptively(PATIENCE, () -> turnstile.pass(() -> "in")));
        }
    }

    private static Object broken() {
        throw new IllegalStateException("broken");
    }
}
