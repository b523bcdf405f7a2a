package org.dauys.protocol.record;

import java.util.List;

/** Small honest records. */
public final class SampleRecords {
    private SampleRecords() {}

    /** An election of one contest, from its manifest to its result. */
    public static SampleRecord small() {
        return new SampleRecord(SampleElection.of("small", SampleElection.single("chair", "a", "b")))
                .manifest()
                .ceremony(1)
                .roll(5)
                .open()
                .vote(1, List.of(List.of(0)))
                .vote(2, List.of(List.of(1)))
                .audit(3, List.of(List.of(0)))
                .vote(3, List.of(List.of(0)))
                .vote(2, List.of(List.of(0)))
                .vote(4, List.of(List.of(2)))
                .close()
                .aggregate()
                .decrypt(3)
                .decrypt(1)
                .result();
    }
}
