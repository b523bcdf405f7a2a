package org.dauys.platform.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class Main {
    public static void main(String... args) {
        Quarkus.run(args);
    }
}
