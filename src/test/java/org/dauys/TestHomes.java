package org.dauys;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.testing.NeedsBrowser;

/** Whether a test runs the code of the server, of the verifier or of the browser, as its class file shows it. */
class TestHomes {
    private static final String VERIFIER = "org.dauys.verifier";
    private static final String MAIN = "/target/classes/";
    private static final Set<String> SHARED = Set.of("org.dauys.protocol", VERIFIER);

    private final JavaClasses all = new ClassFileImporter().importPackages("org.dauys");
    private final Set<String> capabilities = all.stream()
            .filter(type -> type.getSource().orElseThrow().getUri().toString().contains(MAIN))
            .filter(type -> SHARED.stream().noneMatch(shared -> isIn(shared, type)))
            .map(JavaClass::getName)
            .collect(Collectors.toUnmodifiableSet());

    boolean strikes(Class<?> test, String member, String home) {
        var written = all.get(test);
        if (test.isAnnotationPresent(AnalyzeClasses.class)) {
            return !home.equals("browser"); // its rules are about all our classes in Java
        }
        return running(written).anyMatch(type -> switch (home) {
            case "browser" -> type.isAnnotatedWith(NeedsBrowser.class);
            case "server" -> type.isAnnotatedWith(QuarkusTest.class) || touches(type, capabilities);
            case "verifier" -> isIn(VERIFIER, type) || reachesTheVerifier(written, member);
            default -> false;
        });
    }

    /** The class itself, or those that run an abstract one's tests. */
    private static Stream<JavaClass> running(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.ABSTRACT) ? type.getAllSubclasses().stream() : Stream.of(type);
    }

    private static boolean touches(JavaClass type, Set<String> names) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                        dependency -> names.contains(dependency.getTargetClass().getName()));
    }

    /** By way of other methods of the same class, if need be. */
    private static boolean reachesTheVerifier(JavaClass type, String member) {
        var seen = new HashSet<JavaCodeUnit>();
        var next = new ArrayDeque<JavaCodeUnit>();
        type.getMethods().stream()
                .filter(method -> method.getName().equals(member))
                .forEach(next::add);
        while (!next.isEmpty()) {
            var unit = next.remove();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                if (isIn(VERIFIER, access.getTargetOwner())) {
                    return true;
                }
                if (access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit called
                        && called.getOwner().equals(type)) {
                    next.add(called);
                }
            }
        }
        return false;
    }

    private static boolean isIn(String parent, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(parent + ".");
    }
}
