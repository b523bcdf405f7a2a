package org.dauys.protocol.ceremony;

import java.util.Set;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.group.Point;

/** Every holder has confirmed: voting can be opened with the joint key (spec: K-8). */
public record Complete(Confirming confirmed) implements Attempt {
    @Override
    public Logged<Start> start() {
        return confirmed.start();
    }

    @Override
    public Set<Point> communicationKeys() {
        return confirmed.communicationKeys();
    }

    public JointKey jointKey() {
        return confirmed.jointKey();
    }
}
