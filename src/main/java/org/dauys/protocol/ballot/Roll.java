package org.dauys.protocol.ballot;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.group.Point;

/** Who may vote on what, as the check of a ballot needs to know it. */
public interface Roll {
    /** The contests of every ballot style. */
    List<List<Contest>> styles();

    /** One with everybody in it, and all of them vote on these. */
    static Roll everybody(List<Contest> contests) {
        return new Roll() {
            @Override
            public List<List<Contest>> styles() {
                return List.of(contests);
            }

            @Override
            public Optional<List<Contest>> contestsOf(Point credential) {
                return Optional.of(contests);
            }
        };
    }

    /** The contests of a credential's style; empty if the credential isn't live (spec: R-22). */
    Optional<List<Contest>> contestsOf(Point credential);
}
