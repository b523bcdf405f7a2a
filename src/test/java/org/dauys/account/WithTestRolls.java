package org.dauys.account;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** The service with {@link TestRolls} in place of the real ones. */
public class WithTestRolls implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TestRolls.class);
    }
}
