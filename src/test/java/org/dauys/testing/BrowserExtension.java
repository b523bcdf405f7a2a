package org.dauys.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all test classes of a run, or a note of what was left out. */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    /** Read at the end of the build by src/build/LeftOut.java. */
    private static final Path LEFT_OUT = Path.of("target", "left-out.txt");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browsers.executable().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is here");
        }
        if (System.getProperty("dauys.browser", "optional").equals("required")) {
            throw new IllegalStateException(
                    "-Ddauys.browser=required, and there is no Chromium: apt-get install chromium");
        }
        if (context.getTestMethod().isEmpty()) {
            note(context.getRequiredTestClass().getName() + ": no Chromium on this machine (apt-get install chromium)");
        }
        return ConditionEvaluationResult.disabled("no Chromium on this machine");
    }

    private static void note(String line) {
        try {
            Files.createDirectories(LEFT_OUT.getParent());
            Files.writeString(LEFT_OUT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Browsers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browsers(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browsers(context).leave();
    }

    private static Browsers browsers(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Browsers.class, none -> new Browsers(), Browsers.class);
    }
}
