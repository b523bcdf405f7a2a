package org.dauys.protocol.ceremony;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.transcript.Hash;

/**
 * What a ceremony makes (spec: K-6): a key whose secret nobody holds, and for every holder the public side of its share.
 *
 * @param key K
 * @param transcript the digest of the whole attempt
 * @param threshold how many holders decrypt
 * @param holders their ids in index order
 * @param shareKeys {@code X_1 … X_n}
 */
public record JointKey(Point key, Hash transcript, int threshold, List<String> holders, List<Point> shareKeys) {
    public JointKey {
        holders = List.copyOf(holders);
        shareKeys = List.copyOf(shareKeys);
    }

    /** {@code X_j} of the holder at {@code index}, from 1. */
    public Point shareKey(int index) {
        return shareKeys.get(index - 1);
    }

    Rehearsal rehearsal() {
        return new Rehearsal(transcript, key);
    }

    /** The place of the holder with this id from 1; 0 for everybody else. */
    public int indexOf(String id) {
        return holders.indexOf(id) + 1;
    }

    /** K-6.1. Empty if the joint key or a share key is O. */
    static Optional<JointKey> of(Revealing revealed) {
        var dealt = revealed.reveals().values().stream()
                .map(reveal -> reveal.message().commitments())
                .toList();
        var key = Element.sum(
                        dealt.stream().map(commitments -> commitments.get(0)).toList())
                .point();
        var shareKeys = new ArrayList<Point>();
        for (int j = 1; j <= revealed.holders(); j++) {
            expectedShare(dealt, j).point().ifPresent(shareKeys::add);
        }
        if (key.isEmpty() || shareKeys.size() < revealed.holders()) {
            return Optional.empty();
        }
        var start = revealed.start();
        var transcript = Contexts.transcript(
                start.entry(),
                revealed.commits().values().stream().map(Logged::entry).toList(),
                revealed.keys(),
                revealed.reveals().values().stream().map(Logged::entry).toList());
        return Optional.of(new JointKey(
                key.get(),
                transcript,
                start.message().threshold(),
                start.message().holders(),
                shareKeys));
    }

    private static Element expectedShare(List<List<Point>> dealt, int j) {
        return Element.sum(
                dealt.stream().map(commitments -> evaluate(commitments, j)).toList());
    }

    /** {@code Σ_k j^k·C_k}: the dealer's polynomial at {@code j}, in the exponent. */
    static Element evaluate(List<Point> commitments, int j) {
        Element value = Identity.O;
        for (int k = commitments.size() - 1; k >= 0; k--) {
            value = value.times(Scalar.of(j)).plus(commitments.get(k));
        }
        return value;
    }
}
