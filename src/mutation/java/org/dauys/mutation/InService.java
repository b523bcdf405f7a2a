package org.dauys.mutation;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** A process in which the service runs: JUnit starts it for this class, and before its only test all mutants are tried. */
@QuarkusTest
class InService {
    /** The group's name. */
    static final String GROUP = "dauys.group";

    /** Comes after Quarkus's own extension, so that the service runs. */
    @RegisterExtension
    static final BeforeAllCallback MUTANTS = context -> {
        var group = Group.named(System.getProperty(GROUP));
        var swap = Swap.of(group);
        var tests = new NearTests(context);
        tests.learn(group, swap);
        new Trial(swap, tests, Tried.in(Mutation.directory(group))).run();
    };

    public static void main(String[] args) {
        var failures = Case.failures(Case.LAUNCHER, DiscoverySelectors.selectClass(InService.class.getName()));
        failures.forEach(Throwable::printStackTrace);
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    @Test
    void the_service_runs() {}
}
