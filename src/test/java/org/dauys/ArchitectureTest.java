package org.dauys;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.nimbusds.jose.jca.JCAContext;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
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

    /** What reduces a short hash has a bias. Signatures are the exception: ECDSA says how theirs are reduced. */
    @ArchTest
    static final ArchRule a23_nothing_becomes_a_scalar_but_by_one_wide_hash = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.HashToScalar")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.Scalar")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.SecretScalar")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.Ecdsa")
            .should()
            .callMethod(Scalar.class, "reduce", byte[].class);

    @ArchTest
    static final ArchRule f07_secrets_are_multiplied_by_constant_time_code_only = noClasses()
            .that()
            .haveFullyQualifiedName("org.dauys.protocol.group.SecretScalar")
            .should()
            .callMethodWhere(target(owner(resideInAnyPackage("org.bouncycastle..", "org.dauys.protocol.group")))
                    .and(target(nameMatching("(multiply|times|sumOf|shamirs|twice|add|subtract|import).*")))
                    .and(not(target(owner(type(FixedPointCombMultiplier.class)))))
                    .and(not(target(owner(name("org.dauys.protocol.group.ModN")))))
                    .and(not(target(name("multiplySecret")))));

    /** As a number that other code reckons with: for RFC 6979, and for the reasons of {@code SecretAccess}. */
    @ArchTest
    static final ArchRule f07_secrets_are_numbers_nowhere_else = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.SecretScalar")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.Ecdsa")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.ballot.BallotSeed")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.proof.RangeProver")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.ceremony.DealtShare")
            .should()
            .callMethodWhere(target(owner(type(SecretScalar.class))).and(target(nameMatching("value|expose"))));

    @ArchTest
    static final ArchRule f07_two_classes_sign_with_ecdsa = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.dauys.protocol.group.Ecdsa")
            .and()
            .doNotHaveFullyQualifiedName("org.dauys.board.ReceiptSigner")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.(ECDSASigner|DSAKCalculator|HMacDSAKCalculator|ECPrivateKey.*)")
            .orShould()
            .callMethodWhere(target(owner(type(Signature.class))).and(target(nameMatching("initSign|sign"))));

    /** Not the JDK's, whose code signed in a time that told the nonce's length (Minerva). */
    @ArchTest
    static final ArchRule f07_receipts_are_signed_by_bouncy_castle = classes()
            .that()
            .haveFullyQualifiedName("org.dauys.board.ReceiptSigner")
            .should()
            .callConstructor(BouncyCastleProvider.class)
            .andShould()
            .callMethod(JCAContext.class, "setProvider", Provider.class);

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
