package org.dauys.verifier;

import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.TrustPolicy;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/** From where the user knows whose record this should be. */
sealed interface Anchor {
    /** Nowhere: a record can only be shown to agree with itself. */
    record None() implements Anchor {}

    /** The fingerprint from a letter or poster (spec: B-5). */
    record Expected(Fingerprint fingerprint) implements Anchor {
        boolean accepts(Hash election) {
            return fingerprint.equals(Fingerprint.of(election));
        }
    }

    /** Logs and witnesses that the user trusts. */
    record Trusted(TrustPolicy policy) implements Anchor {
        boolean accepts(Checkpoint head) {
            return policy.accepts(head);
        }
    }
}
