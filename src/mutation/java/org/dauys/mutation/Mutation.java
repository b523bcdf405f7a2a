package org.dauys.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.tooling.EntryPoint;
import org.pitest.testapi.TestGroupConfig;
import org.pitest.util.Glob;
import org.pitest.util.Verbosity;

/** Tries the mutants of one group and enters the outcome in {@code src/mutation}. */
final class Mutation {
    private static final Path WORK = Path.of("target", "mutation");
    /** Milliseconds that a test may take beyond what it took before: generous, since a mutant is not dead because others build. */
    private static final int PATIENCE = 60_000;

    private Mutation() {}

    public static void main(String[] args) throws Exception {
        var group = Group.named(args[0]);
        int threads = Integer.parseInt(args[1]);
        var directory = directory(group);
        empty(directory);
        Results.enter(
                group.files(),
                group.where() == Where.IN_SERVICE ? Trials.of(group, directory) : byPit(group, directory, threads));
        System.out.println(Results.unexplained() + " survivors have no reason yet: " + Results.DIRECTORY);
    }

    private static List<Mutant> byPit(Group group, Path directory, int threads) throws Exception {
        var options = options(group);
        options.setNumberOfThreads(threads);
        options.addChildJVMArgs(child(group, directory));
        var outcome = new EntryPoint()
                .execute(new File("").getAbsoluteFile(), options, PluginServices.makeForContextLoader(), Map.of());
        if (outcome.getError().isPresent()) {
            throw outcome.getError().get();
        }
        return Mutant.read(directory.resolve("mutations.xml"));
    }

    static Path directory(Group group) {
        return WORK.resolve(group.name());
    }

    static ReportOptions options(Group group) {
        var options = new ReportOptions();
        options.setReportDir(directory(group).toString());
        options.setShouldCreateTimestampedReports(false);
        options.addOutputFormats(List.of("XML"));
        options.setVerbosity(Verbosity.NO_SPINNER);
        options.setProjectBase(Path.of("").toAbsolutePath());
        options.setInputEncoding(StandardCharsets.UTF_8);
        options.setOutputEncoding(StandardCharsets.UTF_8);
        options.setSourceDirs(List.of(Path.of("src/main/java")));
        options.setCodePaths(List.of(Path.of("target", "classes").toAbsolutePath().toString()));
        options.setClassPathElements(Group.classPath());
        options.setIncludeLaunchClasspath(false);
        options.setTargetClasses(group.mutated());
        options.setTargetTests(Glob.toGlobPredicates(group.tests()));
        options.setExcludedTestClasses(Glob.toGlobPredicates(group.leftOut()));
        options.setMutators(List.of("DEFAULTS"));
        options.setExcludedMethods(List.of("hashCode")); // right whatever it gives
        options.setLoggingClasses(List.of("java.lang.System$Logger"));
        options.setGroupConfig(new TestGroupConfig());
        options.setTimeoutConstant(PATIENCE);
        return options;
    }

    private static List<String> child(Group group, Path directory) throws IOException {
        var cases = Files.createDirectories(directory.resolve("cases"));
        var options = new ArrayList<>(group.where().options());
        options.addAll(List.of("-XX:+UseSerialGC", "-D" + Cases.DIRECTORY + "=" + cases));
        return options;
    }

    /** For processes that follow: a list of which they see nothing or all, however this one ends. */
    static void write(Path list, List<String> lines) throws IOException {
        var fresh = list.resolveSibling(list.getFileName() + ".new");
        Files.write(fresh, lines);
        Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var all = Files.walk(directory)) {
                for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
