package org.dauys.protocol.record;

import static org.dauys.protocol.Rule.B_6_10;
import static org.dauys.protocol.Rule.B_6_11;
import static org.dauys.protocol.Rule.B_6_12;
import static org.dauys.protocol.Rule.B_6_8;
import static org.dauys.protocol.Rule.B_6_9;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.transcript.Hash;

/**
 * What the ballots of a log have left behind: a chain a credential, and the fingerprints of all α. About 45 bytes a
 * credential and 24 an α. Mutable, confined to one thread.
 */
final class Ledger {
    private final Fingerprints alphas;
    private int[] counters = {};
    private byte[] hashes = {};
    private long[] indices = {};
    private byte[] audits = {};
    private long cast;
    private long audited;
    private int voters;

    Ledger(Fingerprints alphas) {
        this.alphas = alphas;
    }

    /** B-6.8 to B-6.12, for the credential at {@code place}. */
    Optional<Refusal> refusal(BallotFacts ballot, int place, Manifest manifest) {
        reach(place);
        var terms = manifest.terms();
        if (ballot.counter() != counters[place] + 1L) {
            return Optional.of(B_6_8.refuses("counter " + ballot.counter() + " after " + counters[place]));
        }
        if (!ballot.previous().equals(hash(place))) {
            return Optional.of(B_6_9.refuses("another previous ballot"));
        }
        if (ballot.alphas().stream().anyMatch(alphas::contains)) {
            return Optional.of(B_6_10.refuses("an alpha of an earlier ballot"));
        }
        if (terms.revote() == Revote.FORBIDDEN && counters[place] > 0) {
            return Optional.of(B_6_11.refuses("a second ballot"));
        }
        boolean spent = audits[place] >= terms.eligibility().auditsPerCredential();
        return ballot.purpose() == Purpose.AUDIT && spent
                ? Optional.of(B_6_12.refuses("more audits than allowed"))
                : Optional.empty();
    }

    /** Takes in a ballot that {@link #refusal} has nothing against, logged at {@code index}. */
    void add(BallotFacts ballot, int place, long index) {
        ballot.alphas().forEach(alphas::add);
        if (ballot.purpose() == Purpose.AUDIT) {
            audits[place]++;
            audited++;
            return;
        }
        voters += counters[place] == 0 ? 1 : 0;
        counters[place]++;
        indices[place] = index;
        System.arraycopy(ballot.hash().encode(), 0, hashes, place * Hash.LENGTH, Hash.LENGTH);
        cast++;
    }

    boolean hasVoted(int place) {
        return place < counters.length && counters[place] > 0;
    }

    /** The chain of the credential at {@code place}. Changes nothing, so that several threads may ask at once. */
    Chain chain(int place) {
        if (place >= counters.length) {
            return new Chain(0, Hash.ZERO, 0, 0);
        }
        return new Chain(counters[place], hash(place), indices[place], audits[place]);
    }

    /** The indices of the ballots that count, in the order of the log. */
    LongStream counted(Credentials credentials) {
        return IntStream.range(0, counters.length)
                .filter(place -> counters[place] > 0 && !credentials.isFallen(place))
                .mapToLong(place -> indices[place])
                .sorted();
    }

    /** Ballots cast, replaced ones included. */
    long cast() {
        return cast;
    }

    /** Ballots audited. */
    long audited() {
        return audited;
    }

    /** Credentials that have cast a ballot. */
    int voters() {
        return voters;
    }

    private Hash hash(int place) {
        return Hash.decode(Arrays.copyOfRange(hashes, place * Hash.LENGTH, (place + 1) * Hash.LENGTH))
                .orElseThrow();
    }

    /** Makes room for the chain of {@code place}; a place that never voted has counter 0 and the zero hash. */
    private void reach(int place) {
        if (place >= counters.length) {
            int size = Math.max(place + 1, counters.length + counters.length / 2);
            counters = Arrays.copyOf(counters, size);
            hashes = Arrays.copyOf(hashes, Math.multiplyExact(size, Hash.LENGTH));
            indices = Arrays.copyOf(indices, size);
            audits = Arrays.copyOf(audits, size);
        }
    }
}
