package org.dauys.home.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.board.BoardId;
import org.dauys.board.LogRefused;
import org.dauys.board.PublicLog;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.draft.Draft;
import org.dauys.home.web.Listing.Row;
import org.dauys.platform.Language;
import org.dauys.platform.Paging;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Voting;

/** Finds what the first page lists. */
@Singleton
class PublicElections {
    /** Open elections on top of the first page; more of them stand among the others. */
    private static final int MOST_OPEN = 10;

    private final Elections elections;
    private final Board board;
    private final Clock clock;

    @Inject
    PublicElections(Elections elections, Board board, Clock clock) {
        this.elections = elections;
        this.board = board;
        this.clock = clock;
    }

    int count() {
        return elections.countPublished();
    }

    Listing page(Paging paging, Language reader) {
        var open = board.takingBallots(clock.instant(), MOST_OPEN);
        var onTop = new HashSet<>(open);
        return new Listing(
                paging.page() == 1
                        ? open.stream().flatMap(id -> row(id, reader).stream()).toList()
                        : List.of(),
                elections.published(paging.from(), Paging.SIZE).stream()
                        .filter(election -> !onTop.contains(board(election)))
                        .map(election -> row(election, reader))
                        .toList());
    }

    private Optional<Row> row(BoardId id, Language reader) {
        return elections
                .find(new ElectionId(id.value()))
                .filter(Election.Frozen.class::isInstance)
                .map(election -> row((Election.Frozen) election, reader));
    }

    private Row row(Election.Frozen election, Language reader) {
        var draft = election.draft();
        var stage = board.find(board(election)).flatMap(PublicElections::stage);
        return new Row(
                election.slug().toString(),
                draft.title().shownIn(reader),
                draft.organisation().shownIn(reader),
                stage.map(Stage::phase).orElse(Phase.EMPTY),
                draft.opens().orElseThrow(),
                stage.flatMap(known -> closes(known, draft)));
    }

    private static Optional<Instant> closes(Stage stage, Draft draft) {
        if (stage instanceof Voting voting) {
            return Optional.of(voting.closesAt());
        }
        return stage.phase() == Phase.PREPARING ? draft.closes() : Optional.empty();
    }

    /** Empty for a log that this node refuses: its own page says more. */
    private static Optional<Stage> stage(PublicLog log) {
        try {
            return Optional.of(log.snapshot().stage());
        } catch (LogRefused known) {
            return Optional.empty();
        }
    }

    private static BoardId board(Election election) {
        return new BoardId(election.id().value());
    }
}
