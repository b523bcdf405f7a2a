package org.dauys.mutation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.help.PitHelpError;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.TestGroupConfig;
import org.pitest.testapi.TestPluginFactory;
import org.pitest.testapi.TestSuiteFinder;
import org.pitest.testapi.TestUnitFinder;

/**
 * Shows PIT our tests. PIT's own plugin for JUnit runs every test of a class to learn their names, again in every process, of
 * which there is one a mutated class: most of the time went there.
 */
public final class JUnitCases implements TestPluginFactory {
    @Override
    public Configuration createTestFrameworkConfiguration(
            TestGroupConfig groups,
            ClassByteArraySource source,
            Collection<String> excludedRunners,
            Collection<String> includedMethods) {
        return new Configuration() {
            @Override
            public TestUnitFinder testUnitFinder() {
                return new Cases();
            }

            @Override
            public TestSuiteFinder testSuiteFinder() {
                return nothing -> List.of();
            }

            @Override
            public Optional<PitHelpError> verifyEnvironment() {
                return Optional.empty();
            }
        };
    }

    @Override
    public String name() {
        return "dauys";
    }

    @Override
    public String description() {
        return "JUnit's tests, found once";
    }
}
