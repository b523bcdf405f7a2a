package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.json.Parsed;
import org.junit.jupiter.api.Test;

/** What makes something of bytes or text, or refuses, is found here by itself, and has a line among the decoders that are tried. */
class EveryDecoderTest {
    private static final Set<Class<?>> BYTES =
            Set.of(byte[].class, String.class, Path.class, InputStream.class, ByteBuffer.class);
    private static final Set<Class<?>> ANSWERS = Set.of(Optional.class, OptionalInt.class, Outcome.class, Parsed.class);

    /** Those that need none, and why. */
    private static final Map<String, String> APART = Map.ofEntries(
            Map.entry("board.Disputes.take", "DisputeFile.parse, and questions to the log"),
            Map.entry("credential.CredentialRoll.of", "Roll.parse, and a comparison with the head"),
            Map.entry("credential.Sheet.of", "takes a page of ours"),
            Map.entry("election.decision.Replacement.of", "looks a person up"),
            Map.entry("election.draft.Examples.find", "takes the name of an example"),
            Map.entry("protocol.json.JsonReader.read", "by each of its grammars"),
            Map.entry("protocol.log.Evidence.signed", "Checkpoint.parse, and its signature"),
            Map.entry("protocol.record.Totals.ciphertexts", "Envelope.parse and SlicedBallot.of"),
            Map.entry("protocol.tally.Result.check", "compares with the result that it makes itself"),
            Map.entry("verifier.ArchiveSource.open", "by RecordSource.open"),
            Map.entry("verifier.DirectoryLock.take", "reads nothing"),
            Map.entry("verifier.KeptFiles.open", "reads nothing yet"),
            Map.entry("verifier.PartialFile.write", "writes"),
            Map.entry("verifier.RecordSource.bounded", "only counts"),
            Map.entry("verifier.RepeatedAlphas.of", "every tag is one"),
            Map.entry("verifier.Temporary.make", "reads nothing"),
            Map.entry("verifier.VotersFiles.read", "only counts"),
            Map.entry("verifier.WatchMemory.open", "Checkpoint.parse, of what it has kept"),
            Map.entry("verifier.WatchState.open", "reads nothing yet"),
            Map.entry("verifier.WitnessListener.start", "listens"),
            Map.entry("verifier.WorkDirectory.open", "reads nothing"));

    @Test
    void every_decoder_is_tried() {
        var all = new ClassFileImporter().importPackages("org.dauys");
        var found = all.stream()
                .filter(owner -> !isTest(owner))
                .flatMap(owner -> owner.getMethods().stream())
                .filter(EveryDecoderTest::isDecoder)
                .collect(Collectors.groupingBy(EveryDecoderTest::name));
        var untried = found.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(EveryDecoderTest::isTried))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(found.size() > 60, found.keySet()::toString);
        assertEquals(new TreeSet<>(APART.keySet()), untried);
    }

    private static boolean isTest(JavaClass owner) {
        return owner.getSource().orElseThrow().getUri().toString().contains("/test-classes/");
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getName().replace("org.dauys.", "").replace('$', '.') + "." + method.getName();
    }

    /** The verifier's own are its package's. */
    private static boolean isDecoder(JavaMethod method) {
        var modifiers = method.getModifiers();
        boolean isOpen = modifiers.contains(JavaModifier.PUBLIC)
                || !modifiers.contains(JavaModifier.PRIVATE)
                        && method.getOwner().getPackageName().equals("org.dauys.verifier");
        boolean isCalled =
                isOpen && modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.SYNTHETIC);
        return isCalled && !method.getName().equals("valueOf") && takesBytes(method) && mayRefuse(method);
    }

    private static boolean takesBytes(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .anyMatch(type -> BYTES.stream().anyMatch(type::isEquivalentTo));
    }

    private static boolean mayRefuse(JavaMethod method) {
        var answer = method.getRawReturnType();
        return ANSWERS.stream().anyMatch(answer::isEquivalentTo)
                || answer.getName().startsWith("org.dauys.") && answer.reflect().isSealed()
                || method.getThrowsClause().getTypes().stream()
                        .anyMatch(thrown -> thrown.getSimpleName().equals("Unreadable"));
    }

    private static boolean isTried(JavaMethod method) {
        return Stream.concat(method.getCallsOfSelf().stream(), method.getReferencesToSelf().stream())
                .map(access -> access.getOriginOwner())
                .anyMatch(caller -> isTest(caller) && caller.getSimpleName().endsWith("Decoders"));
    }
}
