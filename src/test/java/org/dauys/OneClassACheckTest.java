package org.dauys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.Refusal.Reason;
import org.junit.jupiter.api.Test;

/** A check stands in one class, where a reader finds all of it, but for those that CONTRIBUTING.md names. */
class OneClassACheckTest {
    /** They speak of rules and refuse nothing: lists of all, what is put into words, what a partial verdict or a dispute says. */
    private static final Set<String> SPEAKERS = Set.of(
            "org.dauys.protocol.Rule",
            "org.dauys.protocol.ballot.Refusal",
            "org.dauys.protocol.receipt.DisputeFile",
            "org.dauys.verifier.Occasions",
            "org.dauys.verifier.Refused",
            "org.dauys.verifier.JsonReport",
            "org.dauys.verifier.TextReport");

    private static final Map<Rule, Set<String>> IN_SEVERAL = Map.ofEntries(
            Map.entry(Rule.R_1, Set.of("EntryReader", "Envelope")),
            Map.entry(Rule.R_6, Set.of("EntryCheck", "RecordState")),
            Map.entry(Rule.R_7, Set.of("EntryCheck", "RecordState", "Stage")),
            Map.entry(Rule.R_8, Set.of("Assembly", "RecordState")),
            Map.entry(Rule.K_2_1, Set.of("Committing", "Confirming", "KeyCeremony", "Revealing")),
            Map.entry(Rule.K_9, Set.of("Attempt", "KeyCeremony", "Revealing")),
            Map.entry(Rule.B_6_1, Set.of("BallotDecoder", "EntryCheck")),
            Map.entry(Rule.B_6_2, Set.of("BallotDecoder", "EntryCheck")),
            Map.entry(Rule.B_6_3, Set.of("BallotDecoder", "EntryCheck", "RecordState")),
            Map.entry(Rule.D_3_1, Set.of("PartialDecryption", "Tallied")),
            Map.entry(Rule.A_1, Set.of("Head", "Verification")),
            Map.entry(Rule.L_4_2, Set.of("Head", "Verification")), // which asks what became of it
            Map.entry(Rule.L_4_3, Set.of("Head", "Verification")),
            Map.entry(Rule.L_4_4, Set.of("TreeCheck", "Verification")));

    @Test
    void every_check_is_refused_by_one_class_or_by_those_that_are_named() {
        var refusing = new TreeMap<Rule, Set<String>>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.dauys.protocol", "org.dauys.verifier")) {
            var outer = outermost(type);
            if (!SPEAKERS.contains(outer.getName())) {
                rules(type)
                        .forEach(rule -> refusing.computeIfAbsent(rule, first -> new TreeSet<>())
                                .add(outer.getSimpleName()));
            }
        }
        assertTrue(refusing.size() > 60, refusing::toString);
        var several = new TreeMap<>(refusing);
        several.values().removeIf(classes -> classes.size() == 1);
        assertEquals(new TreeMap<>(IN_SEVERAL), several);
    }

    @Test
    void contributing_names_them() throws IOException {
        var text = Files.readString(Path.of("CONTRIBUTING.md"));
        var paragraph = text.substring(text.indexOf("**A check**"), text.indexOf("**Are the tests needed?**"));
        IN_SEVERAL.forEach((rule, classes) ->
                assertTrue(paragraph.contains(rule.id()) && classes.stream().anyMatch(paragraph::contains), rule.id()));
    }

    /** The constants that it reads, by either of a check's names. */
    private static Set<Rule> rules(JavaClass type) {
        var rules = new TreeSet<Rule>();
        type.getFieldAccessesFromSelf().forEach(access -> {
            var name = access.getTarget().getName();
            if (access.getTargetOwner().isEquivalentTo(Rule.class)) {
                rules.add(Rule.valueOf(name));
            } else if (access.getTargetOwner().isEquivalentTo(Reason.class)) {
                Rule.of(Reason.valueOf(name).id()).ifPresent(rules::add);
            }
        });
        return rules;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(OneClassACheckTest::outermost).orElse(type);
    }
}
