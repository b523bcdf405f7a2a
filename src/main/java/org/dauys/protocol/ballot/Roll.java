package org.dauys.protocol.ballot;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.group.Point;

/** Who may vote on what, as the check of a ballot needs to know it. */
public interface Roll {
    /** The contests of every ballot style. */
    List<List<Contest>> styles();

    /** The contests of a credential's style; empty if the credential isn't live (spec: R-22). */
    Optional<List<Contest>> contestsOf(Point credential);
}
