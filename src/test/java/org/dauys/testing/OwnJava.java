package org.dauys.testing;

import java.nio.file.Path;

/** The Java that runs the tests, for a process of its own. */
public final class OwnJava {
    private OwnJava() {}

    public static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Of the tests; a process of Surefire has it in a jar's manifest and says it apart. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
