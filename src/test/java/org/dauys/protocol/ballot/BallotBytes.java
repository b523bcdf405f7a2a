package org.dauys.protocol.ballot;

import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.proof.RangeProof;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** A ballot's bytes, to be changed where one likes and signed anew. Each change gives other bytes. */
public record BallotBytes(BallotTerms terms, byte[] wire) {
    /** The same contests under another head. */
    public BallotBytes under(BallotHead head) {
        return with(0, head.encode());
    }

    public BallotBytes with(int at, byte... part) {
        var changed = wire.clone();
        System.arraycopy(part, 0, changed, at, part.length);
        return new BallotBytes(terms, changed);
    }

    public BallotBytes flipped(int at) {
        return with(at, (byte) (wire[at] ^ 1));
    }

    public BallotBytes swapped(int one, int other, int length) {
        return with(one, part(other, length)).with(other, part(one, length));
    }

    /** Without these bytes: of another length. */
    public BallotBytes without(int at, int length) {
        return new BallotBytes(terms, Bytes.concat(part(0, at), Arrays.copyOfRange(wire, at + length, wire.length)));
    }

    /** These bytes twice: of another length. */
    public BallotBytes twice(int at, int length) {
        return new BallotBytes(terms, Bytes.concat(part(0, at + length), Arrays.copyOfRange(wire, at, wire.length)));
    }

    public byte[] part(int at, int length) {
        return Arrays.copyOfRange(wire, at, at + length);
    }

    /** Where the α of a slot begins, with its β 65 bytes behind it. */
    public int ciphertext(int contest, int slot) {
        return contest(contest) + 2 * BallotLayout.POINT * slot;
    }

    /** Where the proof of a slot begins, or that of the total behind all slots. */
    public int proof(int contest, int slot) {
        var known = terms.contests().get(contest);
        return contest(contest)
                + BallotLayout.ciphertexts(known)
                + BallotLayout.branches(known).stream()
                        .limit(slot)
                        .mapToInt(RangeProof::length)
                        .sum();
    }

    /** Where a contest begins; behind the last one, the signature. */
    public int contest(int index) {
        return BallotHead.LENGTH
                + terms.contests().stream()
                        .limit(index)
                        .mapToInt(BallotBytes::size)
                        .sum();
    }

    public static int size(Contest contest) {
        return BallotLayout.ciphertexts(contest) + BallotLayout.proofs(contest);
    }

    public int signature() {
        return contest(terms.contests().size());
    }

    /** What the proof of a slot, or of the total, claims. */
    public RangeStatement statement(BallotHead head, int contest, int slot) {
        var sliced = SlicedBallot.of(wire, terms.contests()).orElseThrow();
        var slots = sliced.ciphertexts().orElseThrow().get(contest);
        return statements(new EncryptedContest(terms.contests().get(contest), slots), head, terms.jointKey())
                .get(slot);
    }

    /** What a ballot with that head claims of a contest, slot by slot, and of its total. */
    public static List<RangeStatement> statements(EncryptedContest contest, BallotHead head, Point jointKey) {
        return contest.statements(head, jointKey);
    }

    /** Signed anew, whatever stands in them; their length need not be right. */
    public byte[] signed(CredentialKey key, Purpose purpose) {
        var unsigned = part(0, wire.length - BallotSignature.LENGTH);
        var signature = key.sign(purpose, terms.opened(), hash(unsigned), Seeded.bytes("signed anew"));
        return Bytes.concat(unsigned, signature.encode());
    }

    /** The hash under this ballot's signature. */
    public Hash hash() {
        return hash(part(0, wire.length - BallotSignature.LENGTH));
    }

    /** Of the ballot whose unsigned bytes these are. */
    public static Hash hash(byte[] unsigned) {
        return UnsignedBallot.hash(unsigned);
    }
}
