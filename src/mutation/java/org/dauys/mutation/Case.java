package org.dauys.mutation;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ExecutedInDiscovery;
import org.pitest.testapi.ResultCollector;

/** What PIT runs to see whether a mutant lives: one test with one set of arguments. */
final class Case extends AbstractTestUnit implements ExecutedInDiscovery {
    static final Launcher LAUNCHER = LauncherFactory.create();

    Case(Class<?> tests, String id) {
        super(new Description(id, tests));
    }

    /** One class at a time, so that their order, for which Quarkus has its own rules, is no matter. */
    static LauncherDiscoveryRequestBuilder request(DiscoverySelector what) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(what)
                .configurationParameter(ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME, ClassOrderer.ClassName.class.getName());
    }

    static List<Throwable> failures(Launcher launcher, DiscoverySelector what) {
        var failures = new ArrayList<Throwable>();
        launcher.execute(request(what).build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failures.add(result.getThrowable().orElseGet(AssertionError::new));
                }
            }
        });
        return failures;
    }

    @Override
    public void execute(ResultCollector results) {
        results.notifyStart(getDescription());
        var what = DiscoverySelectors.selectUniqueId(getDescription().getName());
        var failures = failures(LAUNCHER, what);
        if (failures.isEmpty()) {
            results.notifyEnd(getDescription());
        } else {
            results.notifyEnd(getDescription(), failures.get(0));
        }
    }
}
