package org.dauys.mutation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ExecutedInDiscovery;
import org.pitest.testapi.ResultCollector;

/** What PIT runs to see whether a mutant lives. The first failure ends it. */
final class Case extends AbstractTestUnit implements ExecutedInDiscovery {
    static final Launcher LAUNCHER = LauncherFactory.create();

    Case(Class<?> tests, String id) {
        super(new Description(id, tests));
    }

    /** Fewer tries of each law than in a build, and no search for the smallest counterexample. */
    static LauncherDiscoveryRequestBuilder request(DiscoverySelector what) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(what)
                .configurationParameter("jqwik.tries.default", "100")
                .configurationParameter("jqwik.shrinking.default", "OFF")
                .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.onlyfailures", "true");
    }

    @Override
    public void execute(ResultCollector results) {
        results.notifyStart(getDescription());
        var failure = new AtomicReference<Optional<Throwable>>();
        var end = CancellationToken.create();
        var request = request(DiscoverySelectors.selectUniqueId(getDescription().getName()));
        LAUNCHER.execute(LauncherExecutionRequestBuilder.request(request.build())
                .cancellationToken(end)
                .listeners(new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                            failure.compareAndSet(null, result.getThrowable());
                            end.cancel();
                        }
                    }
                })
                .build());
        if (failure.get() == null) {
            results.notifyEnd(getDescription());
        } else {
            results.notifyEnd(getDescription(), failure.get().orElseGet(() -> new AssertionError("failed")));
        }
    }
}
