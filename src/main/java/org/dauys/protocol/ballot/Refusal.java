package org.dauys.protocol.ballot;

import org.dauys.protocol.proof.Step;

/** Why a ballot is refused. */
public sealed interface Refusal {
    /** The step of B-6 at which the check stopped. */
    Reason reason();

    /** Where in the ballot: {@code contest/slot}, or the field's name. */
    String place();

    /** A ballot that isn't what the layout, the election or the roll ask for. */
    record OfShape(Reason reason, String place) implements Refusal {}

    /** A ballot with a false proof or signature, which stopped at {@code step}. */
    record OfProof(Step step, String place) implements Refusal {
        @Override
        public Reason reason() {
            return switch (step) {
                case RANGE_SHAPE, RANGE_ALPHA, RANGE_BETA -> Reason.PROOF;
                case SIGNATURE_COMMITMENT, SIGNATURE_RESPONSE, SIGNATURE -> Reason.SIGNATURE;
                case POSSESSION_SHAPE, POSSESSION, EQUALITY_SHAPE, EQUALITY_OF_KEY, EQUALITY_OF_FACTOR ->
                    throw new IllegalStateException("not a ballot's step: " + step);
            };
        }
    }

    /** The closed list of reasons. */
    enum Reason {
        LENGTH("B-6.1"),
        OTHER_ELECTION("B-6.2"),
        CREDENTIAL("B-6.3"),
        CIPHERTEXT("B-6.4"),
        REPEATED_ALPHA("B-6.5"),
        PROOF("B-6.6"),
        SIGNATURE("B-6.7");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The step's id in the specification. */
        public String id() {
            return id;
        }
    }
}
