package org.dauys.verifier;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.record.OpenElection;

/** Whose word a verification takes for the equations of ballots. */
interface Believing {
    /** Begins anew with the first entry: all entries of the record, in order, and how their ballots are checked. */
    List<Stretch> stretches();

    /**
     * Voting has been opened.
     *
     * @param next the index of the entry after {@code opened}
     */
    void opened(OpenElection open, long next) throws Unreadable;

    /** What is believed of the entry there, and of those around it; empty if its ballot is checked here. */
    Optional<Believed> about(long index);

    /** These entries, which stand in the record, have been folded. */
    void passed(Chunk chunk) throws Unreadable;

    /** All entries have been folded. */
    void ended() throws Unreadable;

    /** The tags of α that were sorted elsewhere. */
    List<SortedTags> tags();

    /** May the record hold more α than are worth remembering one by one? */
    boolean isLarge();

    /** Nobody's: every ballot is checked. */
    static Believing nobody(TiledRecord record) {
        return nobody(record, record.size());
    }

    /** The same for the entries before {@code end}, which are all that is folded. */
    static Believing nobody(TiledRecord record, long end) {
        return new Believing() {
            @Override
            public List<Stretch> stretches() {
                return List.of(new Stretch(0, end, Ahead.Checking.ofEquations(record.root())));
            }

            @Override
            public void opened(OpenElection open, long next) {}

            @Override
            public Optional<Believed> about(long index) {
                return Optional.empty();
            }

            @Override
            public void passed(Chunk chunk) {}

            @Override
            public void ended() {}

            @Override
            public List<SortedTags> tags() {
                return List.of();
            }

            @Override
            public boolean isLarge() {
                return false;
            }
        };
    }
}
