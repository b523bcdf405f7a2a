package org.dauys.protocol.msm;

import java.lang.module.ModuleFinder;
import java.util.Optional;

/**
 * The engine of {@link VectorEngine}, where there can be one. Its classes are loaded here only, and only where Java has their module, which
 * it has not unless it was started with {@code --add-modules}.
 */
public final class WideVectors {
    /** Java's, which counts as not finished. */
    public static final String MODULE = "jdk.incubator.vector";

    private WideVectors() {}

    /** What an engine with vectors can lack. */
    public enum Lack {
        /** This Java was started without {@link #MODULE}, or has none. */
        MODULE,
        /** The processor's vectors have less than 256 bits (x86: no AVX2). */
        WIDTH,
        /** The processor doesn't multiply and add in one (x86: no FMA). */
        FUSION,
        /** Its sums are not Bouncy Castle's. */
        SOUNDNESS
    }

    /** What there is on this machine. */
    public sealed interface Found {
        record Usable(Engine engine) implements Found {}

        record Lacking(Lack lack) implements Found {}
    }

    /** An engine with vectors. */
    public interface Engine extends TriedEngine {
        /** What this machine has not that it needs. */
        Optional<Lack> lack();
    }

    /** Tries it. */
    public static Found find() {
        return isStarted() ? tried(engine()) : new Found.Lacking(Lack.MODULE);
    }

    static Found tried(Engine engine) {
        return engine.lack()
                .or(() -> engine.isSound() ? Optional.empty() : Optional.of(Lack.SOUNDNESS))
                .<Found>map(Found.Lacking::new)
                .orElseGet(() -> new Found.Usable(engine));
    }

    /** Does this process have the module? */
    public static boolean isStarted() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** Could another process of this Java have it? */
    public static boolean isStartable() {
        return ModuleFinder.ofSystem().find(MODULE).isPresent();
    }

    private static Engine engine() {
        try {
            return (Engine) Class.forName(WideVectors.class.getPackageName() + ".VectorEngine")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("built without the vector engine", absent);
        }
    }
}
