package org.dauys.mutation;

import java.nio.file.Path;
import java.util.List;
import org.pitest.boot.HotSwapAgent;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.MutationConfig;
import org.pitest.mutationtest.build.MutationSource;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.SettingsFactory;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.process.LaunchOptions;

/**
 * Puts mutants into the running service and takes them out again.
 *
 * @param mutants of the group, in a lasting order
 */
record Swap(List<MutationDetails> mutants, Mutater mutater, ClassloaderByteArraySource code) {
    private static final ClassLoader SERVICE = Swap.class.getClassLoader();

    /** From the code as Quarkus has loaded it, which it changes in many classes, by the operators and filters of every other group. */
    static Swap of(Group group) {
        var code = new ClassloaderByteArraySource(SERVICE);
        var options = Mutation.options(group);
        var settings = new SettingsFactory(options, PluginServices.makeForLoader(SERVICE));
        var engine = settings.createEngine()
                .createEngine(EngineArguments.arguments()
                        .withMutators(options.getMutators())
                        .withExcludedMethods(options.getExcludedMethods()));
        var source = new MutationSource(
                new MutationConfig(engine, new LaunchOptions(null)),
                nobody -> List.of(),
                code,
                settings.getInterceptor().createInterceptor(options, null, code, nobody -> List.of(), null, null));
        var mutants = Group.classes(Path.of("target", "classes"), group.mutated()).stream()
                .map(ClassName::fromString)
                .flatMap(type -> source.createMutations(type).stream())
                .toList();
        return new Swap(mutants, engine.createMutator(code), code);
    }

    void in(MutationDetails mutant) {
        swap(mutant.getClassName(), mutater.getMutation(mutant.getId()).getBytes());
    }

    void out(MutationDetails mutant) {
        swap(mutant.getClassName(), original(mutant.getClassName()));
    }

    /** Has all mutated classes tell what is {@linkplain Reached reached} while this goes on. */
    void telling(Runnable tests) {
        var types = mutants.stream().map(MutationDetails::getClassName).distinct().toList();
        types.forEach(type -> swap(type, Reached.telling(original(type))));
        tests.run();
        types.forEach(type -> swap(type, original(type)));
    }

    private byte[] original(ClassName type) {
        return code.getBytes(type.asInternalName()).orElseThrow();
    }

    /** By the agent that Java started with: what Quarkus has loaded under its name knows nothing of Java's instrumentation. */
    private static void swap(ClassName name, byte[] bytes) {
        try {
            var type = Class.forName(name.asJavaName(), true, SERVICE);
            var agent = ClassLoader.getSystemClassLoader().loadClass(HotSwapAgent.class.getName());
            if (!(boolean) agent.getMethod("hotSwap", Class.class, byte[].class).invoke(null, type, bytes)) {
                throw new IllegalStateException("Java doesn't take this code of " + name);
            }
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("Java doesn't take this code of " + name, refused);
        }
    }
}
