package org.dauys.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Background background = new Background();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void while_the_node_waits_for_work_that_has_begun_no_other_begins() throws Exception {
        var begun = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        var first = started(() -> background.run(() -> {
            begun.countDown();
            await(enough);
            done.add("first");
        }));
        await(begun);
        var end = started(this::end);
        Awaitility.await().until(() -> end.getState() == Thread.State.TIMED_WAITING);
        background.run(() -> done.add("second"));
        enough.countDown();
        first.join();
        end.join();
        background.run(() -> done.add("third"));
        assertEquals(List.of("first", "stopped"), done);
    }

    private void end() {
        try {
            background.end();
            done.add("stopped");
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static Thread started(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
