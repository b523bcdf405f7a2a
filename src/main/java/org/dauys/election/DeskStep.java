package org.dauys.election;

import java.util.List;
import java.util.Optional;
import org.dauys.platform.Language;

/**
 * One capability's lines on the election's desk. Every bean of this type is asked, so that the desk shows what is next
 * without knowing who does it.
 */
public interface DeskStep {
    /**
     * @param election the election whose desk is shown; it exists
     * @param reader the language to write in
     * @return the lines in the order in which they come up; empty where the capability has no part in this election
     */
    List<Line> lines(ElectionId election, Language reader);

    /** The life of an election, in order. */
    enum Stage {
        TEXTS,
        PEOPLE,
        ROLL,
        FREEZE,
        CEREMONY,
        CODES,
        OPENING,
        RUNNING,
        CLOSING,
        COUNTING,
        PUBLISHING
    }

    /** Where a line stands. */
    enum Status {
        /** Something else comes first; the line's text says what. */
        LATER,
        /** The committee can do it now. */
        TO_DO,
        /** Somebody else must act; the line's text says who. */
        WAITING,
        DONE,
        /** This election doesn't need it. */
        NOT_NEEDED
    }

    /**
     * One line of the list.
     *
     * @param title what is to be done, a few words
     * @param text who must act, what is missing, or what has been done; one sentence, may be empty
     * @param href the page where it is done, a path on this site; empty where there is nothing to open
     * @param forGood true if it can't be undone
     */
    record Line(Stage stage, Status status, String title, String text, Optional<String> href, boolean forGood) {}
}
