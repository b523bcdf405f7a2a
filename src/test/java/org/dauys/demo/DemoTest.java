package org.dauys.demo;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.demo.Demo.Standing;
import org.dauys.demo.DemoElection.Goal;
import org.dauys.election.Election;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Verified;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(OwnDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
    @Inject
    Demo.Parts parts;

    @Inject
    DemoSecrets secrets;

    @Inject
    Clock clock;

    @Test
    @Order(1)
    void without_demo_nothing_is_there() {
        for (var path : List.of("/demo", "/demo/mail")) {
            given().accept("text/html").get(path).then().statusCode(404);
        }
        assertTrue(parts.accounts().isEmpty());
        assertEquals(0, parts.elections().countPublished());
    }

    @Test
    @Order(2)
    void what_was_cut_off_is_finished_by_making_it_again(@TempDir Path directory) throws IOException {
        for (int fuel : new int[] {3, 30, 60, 90, 120}) {
            assertThrows(PowerCut.class, () -> demo(new Failing(fuel)).make(clock.instant(), plan -> {}));
            assertEquals(Standing.UNFINISHED, demo(new SecureRandom()).standing());
        }
        var whole = demo(new SecureRandom());
        whole.make(clock.instant(), plan -> {});
        assertEquals(Standing.WHOLE, whole.standing());
        everyElectionIsWhereItShouldBe();
        everyRecordIsValid(directory);

        var before = sizes();
        whole.make(clock.instant(), plan -> {});
        assertEquals(before, sizes(), "made twice, nothing is there twice");
    }

    @Test
    @Order(3)
    void one_has_voted_again_and_one_has_tested_the_encryption_and_somebody_is_elected() {
        var snapshot = parts.board()
                .find(secrets.id(DemoElection.DISTRICT_CHAIR).log())
                .orElseThrow()
                .snapshot();
        assertEquals(30, snapshot.counts().voters());
        assertEquals(31, snapshot.counts().cast());
        assertEquals(1, snapshot.counts().audited());
        var result = ((Decided) snapshot.stage()).result();
        assertEquals(List.of("akhmetova"), result.contests().get(0).outcome().elected());
    }

    private Demo demo(SecureRandom random) {
        return new Demo(parts, secrets, random);
    }

    private void everyElectionIsWhereItShouldBe() {
        for (var plan : DemoElection.values()) {
            var election = parts.elections().find(secrets.id(plan)).orElseThrow();
            if (plan.goal() == Goal.DRAFT) {
                assertTrue(election instanceof Election.Drafting);
                continue;
            }
            var stage = stage(plan);
            assertEquals(phase(plan.goal()), stage.phase(), plan.name());
            if (plan.goal() == Goal.SHARE_MISSING) {
                assertEquals(1, ((Tallied) stage).shares().size());
            }
        }
    }

    /** Whoever publishes the result may have been faster. */
    private Phase phase(Goal goal) {
        return switch (goal) {
            case DRAFT -> Phase.EMPTY;
            case FROZEN, READY -> Phase.PREPARING;
            case OPEN -> Phase.OPEN;
            case SUSPENDED -> Phase.SUSPENDED;
            case CANCELLED -> Phase.CANCELLED;
            case SHARE_MISSING -> Phase.TALLIED;
            case COUNTED -> stage(DemoElection.COMMITTEE).phase() == Phase.DECIDED ? Phase.DECIDED : Phase.TALLIED;
            case DECIDED -> Phase.DECIDED;
        };
    }

    private Stage stage(DemoElection plan) {
        return parts.board()
                .find(secrets.id(plan).log())
                .orElseThrow()
                .snapshot()
                .stage();
    }

    private void everyRecordIsValid(Path directory) throws IOException {
        for (var plan : published()) {
            var archive = given().get("/e/{slug}/record.zip", plan.slug().toString())
                    .then()
                    .statusCode(200)
                    .extract();
            var file = Files.write(directory.resolve(plan.slug() + ".zip"), archive.asByteArray());
            var id = stage(plan).election().orElseThrow().id();
            Verified.valid(file, Fingerprint.of(id).toString());
        }
    }

    private Map<DemoElection, Long> sizes() {
        var sizes = new TreeMap<DemoElection, Long>();
        for (var plan : published()) {
            var log = parts.board().find(secrets.id(plan).log()).orElseThrow();
            sizes.put(plan, log.snapshot().size());
        }
        return sizes;
    }

    private static List<DemoElection> published() {
        return Stream.of(DemoElection.values())
                .filter(plan -> plan.goal() != Goal.DRAFT)
                .toList();
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends whatever is going on when it has been asked so often. */
    private static final class Failing extends SecureRandom {
        private static final long serialVersionUID = 1;

        private int left;

        Failing(int left) {
            this.left = left;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (left-- == 0) {
                throw new PowerCut();
            }
            super.nextBytes(bytes);
        }
    }
}
