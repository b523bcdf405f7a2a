package org.dauys.protocol.ballot;

import static org.dauys.protocol.ballot.SampleBallots.FIRST;
import static org.dauys.protocol.ballot.SampleBallots.FRESH;
import static org.dauys.protocol.ballot.SampleBallots.KEY;
import static org.dauys.protocol.ballot.SampleBallots.OPENED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class SlicedBallotTest {
    private static final BallotTerms TERMS =
            SampleBallots.terms(SampleBallots.single(0, 2, true), SampleBallots.kOfN(1, 0, 2, false, 3));
    private static final BallotHead HEAD =
            new BallotHead(OPENED, KEY.credential(), 0xfffffffeL, Seeded.hash("the ballot before"));

    private final UnsignedBallot ballot = ballot(HEAD);
    private final byte[] wire = ballot.sign(KEY, Purpose.CAST, FRESH);

    private static UnsignedBallot ballot(BallotHead head) {
        var choices = TERMS.choose(List.of(List.of(1), List.of(0, 2))).orElseThrow();
        return BallotEncryptor.encrypt(head, choices, SampleBallots.seed(head, choices));
    }

    private static SlicedBallot sliced(byte[] wire) {
        return SlicedBallot.of(wire, TERMS.contests()).orElseThrow();
    }

    @Test
    void its_fields_are_those_that_were_written() {
        var sliced = sliced(wire);
        assertEquals(HEAD.opened(), sliced.opened());
        assertArrayEquals(KEY.credential().encode(Point.Form.COMPRESSED), sliced.credential());
        assertEquals(0xfffffffeL, sliced.counter());
        assertEquals(HEAD.previous(), sliced.previous());
        assertEquals(ballot.hash(), sliced.hash());
        assertEquals(1, sliced(ballot(FIRST).sign(KEY, Purpose.CAST, FRESH)).counter());
    }

    @Test
    void its_ciphertexts_stand_where_they_were_put() {
        var bytes = new BallotBytes(TERMS, wire);
        var alphas = sliced(wire).alphas();
        var found = sliced(wire).ciphertexts().orElseThrow();
        assertEquals(6, alphas.size());
        for (int contest = 0; contest < 2; contest++) {
            assertEquals(3, found.get(contest).size());
            for (int slot = 0; slot < 3; slot++) {
                int at = bytes.ciphertext(contest, slot);
                var ciphertext = found.get(contest).get(slot);
                assertArrayEquals(bytes.part(at + 1, 32), alphas.get(3 * contest + slot));
                assertArrayEquals(bytes.part(at, 65), ciphertext.alpha().encode(Point.Form.UNCOMPRESSED));
                assertArrayEquals(bytes.part(at + 65, 65), ciphertext.beta().encode(Point.Form.UNCOMPRESSED));
            }
        }
    }

    @Test
    void where_one_ciphertext_is_none_there_are_none() {
        var bytes = new BallotBytes(TERMS, wire);
        var broken = bytes.flipped(bytes.ciphertext(1, 2) + 5).wire();
        assertEquals(Optional.empty(), sliced(broken).ciphertexts());
        assertEquals(6, sliced(broken).alphas().size());
    }

    @Test
    void a_ballot_of_another_length_is_none() {
        assertEquals(Optional.empty(), SlicedBallot.of(Arrays.copyOf(wire, wire.length - 1), TERMS.contests()));
        assertEquals(Optional.empty(), SlicedBallot.of(Arrays.copyOf(wire, wire.length + 1), TERMS.contests()));
    }
}
