package org.dauys.protocol.ceremony;

import java.util.List;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;

/** What the ceremony's messages hash, for tests that change it. */
public final class CeremonyDigests {
    private CeremonyDigests() {}

    public static Hash feldman(Hash start, int index, List<Point> commitments) {
        return Contexts.feldman(start, index, commitments);
    }

    public static Hash commit(Hash start, int index) {
        return Contexts.commit(start, index);
    }

    public static Hash reveal(Hash start, Hash keys, int index, int coefficient) {
        return Contexts.reveal(start, keys, index, coefficient);
    }

    public static Hash share(Hash start, Hash keys, int dealer, int receiver, Point dealerKey, Point receiverKey) {
        return Contexts.share(
                start, keys, new Contexts.End(dealer, dealerKey), new Contexts.End(receiver, receiverKey));
    }

    public static Hash complaint(Hash start, Hash reveal, int dealer, int receiver) {
        return Contexts.complaint(start, reveal, dealer, receiver);
    }

    public static Hash transcript(Hash start, List<Hash> commits, Hash keys, List<Hash> reveals) {
        return Contexts.transcript(start, commits, keys, reveals);
    }

    public static Hash rehearsal(Hash transcript, int index) {
        return Contexts.rehearsal(transcript, index);
    }

    public static CiphertextSum rehearsalCiphertext(Hash transcript, Point jointKey) {
        return new Rehearsal(transcript, jointKey).ciphertext();
    }

    public static Element rehearsalMessage(Hash transcript, Point jointKey) {
        return new Rehearsal(transcript, jointKey).message();
    }
}
