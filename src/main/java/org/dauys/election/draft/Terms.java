package org.dauys.election.draft;

import org.dauys.protocol.manifest.Eligibility.Channels;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Revote;

/**
 * How an election is held (spec: M-2).
 *
 * @param channels whether code and sign-in reach a member on two ways or on one
 * @param floor with fewer counted ballots a question is not counted out, 1 to 1000
 * @param maxReissued how many codes may be replaced, 0 to 100 000
 * @param auditsPerCredential how often a voter may test the encryption, 1 to 20
 * @param threshold how many key holders open the total, 1 to 9
 * @param lossAccepted the committee knows that with all holders needed one lost key loses the result
 */
public record Terms(
        Mode mode,
        Channels channels,
        Issuer.Kind issuer,
        Revote revote,
        int floor,
        int maxReissued,
        int auditsPerCredential,
        int threshold,
        boolean lossAccepted) {
    /** The cautious choice in everything. */
    public static final Terms USUAL =
            new Terms(Mode.TWO_FACTOR, Channels.APART, Issuer.Kind.PLATFORM, Revote.LAST, 5, 10, 5, 2, false);

    /** With another way of signing in, and codes by somebody else. */
    public Terms with(Mode signIn, Issuer.Kind codes) {
        return new Terms(
                signIn, channels, codes, revote, floor, maxReissued, auditsPerCredential, threshold, lossAccepted);
    }
}
