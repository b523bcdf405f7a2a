package org.dauys.protocol.ceremony;

import org.dauys.protocol.ceremony.CeremonyMessage.Complaint;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;

/**
 * A complaint ended the attempt (spec: K-7).
 *
 * @param founded was the share bad, so that the dealer {@code complaint.against()} was wrong? Otherwise the complaint was
 */
public record Failed(Logged<Start> start, Complaint complaint, boolean founded) implements Attempt {
    /** The index of the holder who was wrong. */
    public int blamed() {
        return founded ? complaint.against() : complaint.index();
    }
}
