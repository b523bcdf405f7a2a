package org.dauys.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does many things at once, to find what can't stand it. */
public final class Together {
    private Together() {}

    /** Applies {@code work} to all items in so many threads; results in the items' order. The first failure fails the test. */
    public static <T, R> List<R> map(int threads, List<T> items, Function<T, R> work) {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<R>();
            for (var result : pool.invokeAll(items.stream()
                    .map(item -> (Callable<R>) () -> work.apply(item))
                    .toList())) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    public static <T> void run(int threads, List<T> items, Consumer<T> work) {
        map(threads, items, item -> {
            work.accept(item);
            return item;
        });
    }
}
