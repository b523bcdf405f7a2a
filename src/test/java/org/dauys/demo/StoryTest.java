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
import org.dauys.board.BoardId;
import org.dauys.demo.Scene.Goal;
import org.dauys.demo.Story.Standing;
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
class StoryTest {
    @Inject
    Story.Offices offices;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @Test
    @Order(1)
    void without_demo_nothing_is_there() {
        for (var path : List.of("/demo", "/demo/mail")) {
            given().accept("text/html").get(path).then().statusCode(404);
        }
        assertTrue(offices.accounts().isEmpty());
        assertEquals(0, offices.elections().countPublished());
    }

    @Test
    @Order(2)
    void what_was_cut_off_is_finished_by_telling_it_again(@TempDir Path directory) throws IOException {
        for (int fuel : new int[] {3, 30, 60, 90, 120}) {
            assertThrows(PowerCut.class, () -> story(new Failing(fuel)).tell(clock.instant(), scene -> {}));
            assertEquals(Standing.UNFINISHED, story(new SecureRandom()).standing());
        }
        var whole = story(new SecureRandom());
        whole.tell(clock.instant(), scene -> {});
        assertEquals(Standing.WHOLE, whole.standing());
        everySceneIsWhereItShouldBe();
        everyRecordIsValid(directory);

        var before = sizes();
        whole.tell(clock.instant(), scene -> {});
        assertEquals(before, sizes(), "told twice, nothing happens twice");
    }

    @Test
    @Order(3)
    void one_has_voted_again_and_one_has_tested_the_encryption_and_somebody_is_elected() {
        var snapshot = offices.board()
                .find(new BoardId(secrets.id(Scene.DISTRICT_CHAIR).value()))
                .orElseThrow()
                .snapshot();
        assertEquals(30, snapshot.counts().voters());
        assertEquals(31, snapshot.counts().cast());
        assertEquals(1, snapshot.counts().audited());
        var result = ((Decided) snapshot.stage()).result();
        assertEquals(List.of("akhmetova"), result.contests().get(0).outcome().elected());
    }

    private Story story(SecureRandom random) {
        return new Story(offices, secrets, random);
    }

    private void everySceneIsWhereItShouldBe() {
        for (var scene : Scene.values()) {
            var election = offices.elections().find(secrets.id(scene)).orElseThrow();
            if (scene.goal() == Goal.DRAFT) {
                assertTrue(election instanceof Election.Drafting);
                continue;
            }
            var stage = stage(scene);
            assertEquals(phase(scene.goal()), stage.phase(), scene.name());
            if (scene.goal() == Goal.SHARE_MISSING) {
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
            case COUNTED -> stage(Scene.COMMITTEE).phase() == Phase.DECIDED ? Phase.DECIDED : Phase.TALLIED;
            case DECIDED -> Phase.DECIDED;
        };
    }

    private Stage stage(Scene scene) {
        return offices.board()
                .find(new BoardId(secrets.id(scene).value()))
                .orElseThrow()
                .snapshot()
                .stage();
    }

    private void everyRecordIsValid(Path directory) throws IOException {
        for (var scene : published()) {
            var archive = given().get("/e/{slug}/record.zip", scene.slug().toString())
                    .then()
                    .statusCode(200)
                    .extract();
            var file = Files.write(directory.resolve(scene.slug() + ".zip"), archive.asByteArray());
            var id = stage(scene).election().orElseThrow().id();
            Verified.valid(file, Fingerprint.of(id).toString());
        }
    }

    private Map<Scene, Long> sizes() {
        var sizes = new TreeMap<Scene, Long>();
        for (var scene : published()) {
            var log =
                    offices.board().find(new BoardId(secrets.id(scene).value())).orElseThrow();
            sizes.put(scene, log.snapshot().size());
        }
        return sizes;
    }

    private static List<Scene> published() {
        return Stream.of(Scene.values())
                .filter(scene -> scene.goal() != Goal.DRAFT)
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
