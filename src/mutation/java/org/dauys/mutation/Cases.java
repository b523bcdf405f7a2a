package org.dauys.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.pitest.testapi.Description;
import org.pitest.testapi.TestUnit;
import org.pitest.testapi.TestUnitExecutionListener;
import org.pitest.testapi.TestUnitFinder;

/**
 * The cases of a class of tests: each invocation is one. The process that measures what they reach runs them and writes them
 * down for those that try the mutants.
 */
final class Cases implements TestUnitFinder {
    /** The directory of the lists. */
    static final String DIRECTORY = "dauys.cases";

    @Override
    public List<TestUnit> findTestUnits(Class<?> tests, TestUnitExecutionListener pit) {
        if (tests.getEnclosingClass() != null) {
            return List.of();
        }
        var list = Path.of(System.getProperty(DIRECTORY), tests.getName());
        try {
            if (!Files.exists(list)) {
                Mutation.write(list, run(tests, pit));
            }
            return Files.readAllLines(list).stream()
                    .<TestUnit>map(id -> new Case(tests, id))
                    .toList();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static List<String> run(Class<?> tests, TestUnitExecutionListener pit) {
        var seen = new Seen(tests, pit);
        Case.LAUNCHER.execute(Case.request(DiscoverySelectors.selectClass(tests.getName())).build(), seen);
        return seen.passed;
    }

    private static final class Seen implements TestExecutionListener {
        private final Class<?> tests;
        private final TestUnitExecutionListener pit;
        private final List<String> passed = new ArrayList<>();

        Seen(Class<?> tests, TestUnitExecutionListener pit) {
            this.tests = tests;
            this.pit = pit;
        }

        private Description description(TestIdentifier test) {
            return new Description(test.getUniqueId(), tests);
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                pit.executionStarted(description(test));
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                boolean fails = result.getStatus() == TestExecutionResult.Status.FAILED;
                if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                    passed.add(test.getUniqueId());
                }
                pit.executionFinished(description(test), !fails, result.getThrowable().orElse(null));
            }
        }
    }
}
