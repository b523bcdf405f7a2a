package org.dauys.home.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore.Progress;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.draft.Draft;
import org.dauys.home.web.Listing.Row;
import org.dauys.platform.Language;
import org.dauys.platform.Paging;
import org.dauys.protocol.record.Stage.Phase;

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

    /** No log is read for it, so that visitors of this page never push one out of memory in which people vote. */
    Listing page(Paging paging, Language reader) {
        var open = board.takingBallots(clock.instant(), MOST_OPEN);
        var others = elections.published(paging.from(), paging.size()).stream()
                .filter(election -> !open.contains(election.id().log()))
                .toList();
        return new Listing(paging.page() == 1 ? rows(frozen(open), reader) : List.of(), rows(others, reader));
    }

    private List<Election.Frozen> frozen(List<BoardId> ids) {
        return ids.stream()
                .flatMap(id -> elections.find(new ElectionId(id.value())).stream())
                .filter(Election.Frozen.class::isInstance)
                .map(Election.Frozen.class::cast)
                .toList();
    }

    private List<Row> rows(List<Election.Frozen> listed, Language reader) {
        var known = board.progress(
                listed.stream().map(election -> election.id().log()).toList());
        return listed.stream()
                .map(election -> row(
                        election, Optional.ofNullable(known.get(election.id().log())), reader))
                .toList();
    }

    private static Row row(Election.Frozen election, Optional<Progress> known, Language reader) {
        var draft = election.draft();
        return new Row(
                election.slug().toString(),
                draft.title().shownIn(reader),
                draft.organisation().shownIn(reader),
                known.map(Progress::phase),
                draft.opens().orElseThrow(),
                known.flatMap(progress -> closes(progress, draft)));
    }

    private static Optional<Instant> closes(Progress progress, Draft draft) {
        return progress.phase() == Phase.PREPARING ? draft.closes() : progress.closes();
    }
}
