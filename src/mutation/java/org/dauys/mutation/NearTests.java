package org.dauys.mutation;

import io.quarkus.test.junit.QuarkusTestExtensionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.pitest.mutationtest.engine.Location;

/** A group's tests, run one by one and again and again in the service that runs. */
final class NearTests {
    /** Milliseconds that a test may take beyond what it took at first: many wait for a lock or a mail, each up to ten seconds. */
    private static final long PATIENCE = 60_000;

    private static final Path TESTS = Path.of("target", "test-classes");
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor();

    private final Launcher launcher;
    /** The quickest come first, but for the last killers: a mutant's neighbour often dies of the same. */
    private final List<Near> cases = new ArrayList<>();

    /**
     * @param took milliseconds
     * @param reached mutated methods
     */
    private record Near(String id, long took, Set<String> reached) {
        private static Near of(String line) {
            var cells = line.split("\t", -1);
            return new Near(cells[0], Long.parseLong(cells[1]), Set.of(cells[2].split(" ")));
        }

        private String line() {
            return String.join("\t", id, Long.toString(took), String.join(" ", reached));
        }
    }

    NearTests(ExtensionContext running) {
        launcher = launcher(running.getRoot().getStore(ExtensionContext.Namespace.GLOBAL));
    }

    /** How long they take and what they reach: the first process of a group keeps it for those that follow. */
    void learn(Group group, Swap swap) throws IOException {
        var kept = Mutation.directory(group).resolve("near.tsv");
        if (!Files.exists(kept)) {
            swap.telling(() -> runAll(group));
            Mutation.write(kept, cases.stream().map(Near::line).toList());
            return;
        }
        Files.readAllLines(kept).stream().map(Near::of).forEach(cases::add);
    }

    /** Runs all for the first time. They have to pass while the service is as it should be. */
    private void runAll(Group group) {
        var first = new First();
        var types = new TreeSet<>(Group.classes(TESTS, group.tests()));
        Group.classes(TESTS, group.leftOut()).forEach(types::remove);
        for (var type : types) {
            launcher.execute(Case.request(DiscoverySelectors.selectClass(type)).build(), first);
        }
        if (!first.failed.isEmpty()) {
            throw new IllegalStateException("these fail without a mutant: " + first.failed);
        }
        cases.sort(Comparator.comparing(Near::took));
    }

    /** Quarkus's extension finds what it keeps of the service that it has started, so that it starts no other. */
    private static Launcher launcher(ExtensionContext.Store kept) {
        var session = LauncherFactory.openSession(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        for (var key : List.of(QuarkusTestExtensionState.class.getName(), "io.quarkus.testing.type")) {
            session.getStore().put(Namespace.GLOBAL, key, kept.get(key));
        }
        return session.getLauncher();
    }

    /** The first case that fails of those that reach the method. */
    Optional<String> failing(Location method, Runnable late) {
        var failing = cases.stream()
                .filter(one -> one.reached.contains(Reached.method(method)))
                .filter(one -> !passes(one, late))
                .findFirst();
        failing.ifPresent(last -> {
            cases.remove(last);
            cases.add(0, last);
        });
        return failing.map(Near::id);
    }

    /** Does the one pass that failed last? */
    boolean lastPasses(Runnable late) {
        return passes(cases.get(0), late);
    }

    private boolean passes(Near one, Runnable late) {
        var alarm = CLOCK.schedule(late, one.took + PATIENCE, TimeUnit.MILLISECONDS);
        try {
            return Case.failures(launcher, DiscoverySelectors.selectUniqueId(one.id))
                    .isEmpty();
        } finally {
            alarm.cancel(false);
        }
    }

    /** Learns which cases there are and how long they take. */
    private final class First implements TestExecutionListener {
        private final List<String> failed = new ArrayList<>();
        private final Map<TestIdentifier, Long> started = new HashMap<>();

        @Override
        public void executionStarted(TestIdentifier test) {
            started.put(test, System.currentTimeMillis());
            Reached.lately();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed.add(test.getUniqueId() + ": " + result.getThrowable());
            } else if (test.isTest()) {
                long took = System.currentTimeMillis() - started.get(test);
                cases.add(new Near(test.getUniqueId(), took, Reached.lately()));
            }
        }
    }
}
