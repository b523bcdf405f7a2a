package org.dauys.home.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.board.Board;
import org.dauys.board.TestBoards;
import org.dauys.demo.OwnDatabase;
import org.dauys.election.Elections;
import org.dauys.home.web.Listing.Row;
import org.dauys.platform.Language;
import org.dauys.platform.Paging;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Voting;
import org.junit.jupiter.api.Test;

/** The first page over the elections of the demonstration, of which there is one in each state. */
@QuarkusTest
@TestProfile(OwnDatabase.Demo.class)
class PublicElectionsTest {
    @Inject
    Elections elections;

    @Inject
    TestBoards boards;

    @Inject
    Board board;

    @Inject
    Clock clock;

    @Test
    void no_log_is_opened_for_it_and_yet_the_states_are_those_of_the_logs() {
        var listing = new PublicElections(elections, boards.closed(), clock)
                .page(Paging.of(null, elections.countPublished()), Language.EN);
        var phases = new HashSet<Phase>();
        Stream.concat(listing.open().stream(), listing.others().stream()).forEach(row -> {
            phases.add(row.phase().orElseThrow());
            isAsInItsLog(row);
        });
        assertEquals(
                Set.of(Phase.PREPARING, Phase.OPEN, Phase.SUSPENDED, Phase.TALLIED, Phase.DECIDED, Phase.CANCELLED),
                phases);
    }

    private void isAsInItsLog(Row row) {
        var stage = board.bySlug(row.slug()).orElseThrow().snapshot().stage();
        assertEquals(Optional.of(stage.phase()), row.phase(), row.slug());
        if (stage.phase() != Phase.PREPARING) {
            assertEquals(closing(stage), row.closes(), row.slug());
        }
    }

    private static Optional<Instant> closing(Stage stage) {
        return switch (stage.phase()) {
            case OPEN, SUSPENDED -> Optional.of(((Voting) stage).closesAt());
            case CLOSED -> ((Closed) stage).early().isPresent() ? Optional.empty() : closing(((Closed) stage).voting());
            case TALLIED -> closing(((Tallied) stage).closed());
            case DECIDED -> closing(((Decided) stage).tallied());
            case EMPTY, PREPARING, CANCELLED -> Optional.empty();
        };
    }
}
