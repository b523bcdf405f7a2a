package org.dauys;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** The parts and the arrows between them, as CONTRIBUTING.md draws them. */
@AnalyzeClasses(packages = "org.dauys", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] EDGES = {"org.dauys.*.web..", "org.dauys.*.store..", "org.dauys.*.jobs.."};
    private static final String[] MAY_KNOW_FRAMEWORKS = {
        "org.dauys.platform..", "org.dauys.*.web..", "org.dauys.*.store..", "org.dauys.*.jobs.."
    };

    @ArchTest
    static final ArchRule the_protocol_knows_no_framework = classes()
            .that()
            .resideInAPackage("org.dauys.protocol..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.dauys.protocol..",
                    "java..",
                    "javax.crypto..",
                    "org.bouncycastle..",
                    "com.fasterxml.jackson.core..",
                    "jdk.incubator.vector..",
                    "org.jspecify..")
            .allowEmptyShould(true);

    /** Java has the vectors only where it was started with their module, so nothing else may lead to these classes. */
    @ArchTest
    static final ArchRule vectors_stay_behind_their_gate = noClasses()
            .that()
            .haveNameNotMatching("org\\.dauys\\.protocol\\.msm\\.Vector.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("org\\.dauys\\.protocol\\.msm\\.Vector.*");

    @ArchTest
    static final ArchRule the_verifier_knows_the_protocol_and_nothing_else_of_ours = classes()
            .that()
            .resideInAPackage("org.dauys.verifier..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.dauys.verifier..",
                    "org.dauys.protocol..",
                    "java..",
                    "javax.crypto..",
                    "org.bouncycastle..",
                    "com.fasterxml.jackson.core..",
                    "picocli..",
                    "com.sun.net.httpserver..",
                    "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule curve_arithmetic_stays_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.dauys.protocol.group..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.bouncycastle.math.ec", "org.bouncycastle.math.ec.custom..", "org.bouncycastle.crypto.ec..");

    /** Receipts are signed through a library that wants the curve's name. */
    @ArchTest
    static final ArchRule a12_there_is_one_group_and_no_way_to_choose_another = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.Curve")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.board.ReceiptSigner")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    ".*\\.(ECNamedCurveTable|CustomNamedCurves|SECNamedCurves|NISTNamedCurves|ECGenParameterSpec|jwk\\.Curve)");

    @ArchTest
    static final ArchRule f04_there_is_no_encrypted_or_compressed_token = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("com\\.nimbusds\\..*(JWE|Encrypt|Decrypt|Deflate|Compression).*");

    @ArchTest
    static final ArchRule frameworks_stay_at_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages(MAY_KNOW_FRAMEWORKS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "org.hibernate..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule edges_are_private = classes()
            .that()
            .resideInAnyPackage(EDGES)
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_cycles_between_capabilities =
            slices().matching("org.dauys.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_inside_the_protocol = slices().matching("org.dauys.protocol.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule time_comes_in_as_an_argument = noClasses()
            .that(not(resideInAPackage("org.dauys.platform..")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .allowEmptyShould(true);

    /** The verifier is a program of its own and draws the weights of its batches itself. */
    @ArchTest
    static final ArchRule randomness_comes_in_as_an_argument = noClasses()
            .that(not(resideInAnyPackage("org.dauys.platform..", "org.dauys.verifier..")))
            .should()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callMethod(SecureRandom.class, "getInstanceStrong")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule a21_nobody_uses_a_guessable_generator = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

    @ArchTest
    static final ArchRule the_environment_is_read_in_the_platform_only = noClasses()
            .that(not(resideInAPackage("org.dauys.platform..")))
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no package-info with @NullMarked"));
                    }
                }
            });
}
