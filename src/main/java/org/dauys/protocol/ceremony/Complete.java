package org.dauys.protocol.ceremony;

import org.dauys.protocol.ceremony.CeremonyMessage.Start;

/** Every holder has confirmed: voting can be opened with the joint key (spec: K-8). */
public record Complete(Confirming confirmed) implements Attempt {
    @Override
    public Logged<Start> start() {
        return confirmed.start();
    }

    public JointKey jointKey() {
        return confirmed.jointKey();
    }
}
