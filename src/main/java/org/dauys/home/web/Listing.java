package org.dauys.home.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.record.Stage.Phase;

/**
 * The elections that the public may see.
 *
 * @param open those in which one can vote now, the next to close first; on the first page only
 * @param others newest first
 */
record Listing(List<Row> open, List<Row> others) {
    /**
     * An election.
     *
     * @param phase empty where it is unknown
     * @param closes when voting ends or has ended, or before the opening what is planned; empty where voting was closed early
     */
    record Row(
            String slug,
            String title,
            String organisation,
            Optional<Phase> phase,
            Instant opens,
            Optional<Instant> closes) {}
}
