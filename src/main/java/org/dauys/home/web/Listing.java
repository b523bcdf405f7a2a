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
     * @param closes the present closing time, or before the opening what is planned; empty when voting is over
     */
    record Row(String slug, String title, String organisation, Phase phase, Instant opens, Optional<Instant> closes) {}
}
