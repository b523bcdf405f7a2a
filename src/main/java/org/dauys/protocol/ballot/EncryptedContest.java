package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/** The ciphertexts of a contest, one for each of its slots. */
public record EncryptedContest(Contest contest, List<Ciphertext> slots) {
    public EncryptedContest {
        slots = List.copyOf(slots);
        if (slots.size() != contest.slots().size()) {
            throw new IllegalArgumentException("%d ciphertexts for %d slots"
                    .formatted(slots.size(), contest.slots().size()));
        }
    }

    /** What a ballot with that head claims of this contest: every slot is in its range, and so is the total (spec: B-4). */
    List<RangeStatement> statements(BallotHead head, Point jointKey) {
        var digest = digest(head, jointKey);
        var statements = new ArrayList<RangeStatement>();
        for (int i = 0; i < slots.size(); i++) {
            statements.add(new RangeStatement(
                    digest,
                    contest.slots().get(i),
                    i,
                    contest.slotValues(),
                    jointKey,
                    List.of(CiphertextSum.of(slots.get(i)))));
        }
        if (!contest.totalValues().isEmpty()) {
            var total = IntStream.range(0, slots.size())
                    .mapToObj(i -> CiphertextSum.of(slots.get(i))
                            .times(contest.weights().get(i)))
                    .toList();
            statements.add(
                    new RangeStatement(digest, Contest.TOTAL, slots.size(), contest.totalValues(), jointKey, total));
        }
        return statements;
    }

    /** D of B-4. */
    private Hash digest(BallotHead head, Point jointKey) {
        var transcript = Transcript.of(Tag.CONTEST)
                .add("opened", head.opened())
                .add("credential", head.credential())
                .add("counter", head.counter())
                .add("previous", head.previous())
                .add("contest-id", contest.id())
                .add("contest-index", contest.index())
                .add("K", jointKey)
                .add("count", slots.size());
        slots.forEach(slot -> transcript.add("alpha", slot.alpha()).add("beta", slot.beta()));
        return transcript.digest();
    }
}
