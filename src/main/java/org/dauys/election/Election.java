package org.dauys.election;

import java.time.Instant;
import org.dauys.account.StaffId;
import org.dauys.election.draft.Draft;
import org.dauys.platform.Language;
import org.dauys.protocol.transcript.Hash;

/** An election of this installation. What has happened since it was frozen is read from its public log. */
public sealed interface Election {
    ElectionId id();

    Slug slug();

    /** What was drafted; unchanged since the election was frozen. */
    Draft draft();

    People people();

    /** In the reader's language, else in another, else the short name. */
    default String title(Language reader) {
        var title = draft().title().shownIn(reader);
        return title.isEmpty() ? slug().toString() : title;
    }

    /** True if the person may act for this election as such. */
    default boolean has(StaffId staff, Role role) {
        return people().has(staff, role);
    }

    /**
     * Can be changed and deleted.
     *
     * @param version grows with every change, so that two people don't overwrite each other
     */
    record Drafting(ElectionId id, Slug slug, Draft draft, People people, int version) implements Election {}

    /**
     * Final.
     *
     * @param manifest the election's id in the record: the hash of entry 0
     */
    record Frozen(ElectionId id, Slug slug, Draft draft, People people, Hash manifest, Instant frozenAt)
            implements Election {}
}
