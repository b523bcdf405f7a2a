package org.dauys.protocol.ballot;

import static org.dauys.protocol.ballot.SampleBallots.FIRST;
import static org.dauys.protocol.ballot.SampleBallots.FRESH;
import static org.dauys.protocol.ballot.SampleBallots.JOINT_KEY;
import static org.dauys.protocol.ballot.SampleBallots.KEY;
import static org.dauys.protocol.ballot.SampleBallots.OPENED;
import static org.dauys.protocol.ballot.SampleBallots.ballot;
import static org.dauys.protocol.ballot.SampleBallots.cast;
import static org.dauys.protocol.ballot.SampleBallots.kOfN;
import static org.dauys.protocol.ballot.SampleBallots.single;
import static org.dauys.protocol.ballot.SampleBallots.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dauys.attacks.Encodings;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.proof.RangeProver;
import org.dauys.protocol.proof.SmallScalars;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;

/** Refused ballots for each step of B-6, among them those of provers who follow the protocol on false values. */
final class RefusedBallots {
    private static final String CAST = "dauys/v1/sign/ballot";
    private static final String AUDITED = "dauys/v1/sign/audited";

    /** One contest, two options: the smallest ballot, on which most refusals are shown. */
    private static final BallotTerms SMALL = terms(single(0, 2, false));

    private static final int ALPHA_0 = BallotHead.LENGTH;
    private static final int BETA_0 = ALPHA_0 + 65;
    private static final int ALPHA_1 = BETA_0 + 65;
    private static final int PROOF_0 = ALPHA_1 + 130;
    private static final int PROOF_1 = PROOF_0 + 356;
    private static final int PROOF_TOTAL = PROOF_1 + 356;
    private static final int SIGNATURE = PROOF_TOTAL + 162;

    private final List<Vector> vectors = new ArrayList<>();

    List<Vector> generate() {
        lengthElectionCredential();
        ciphertexts();
        proofs();
        scalarsPlusOrder();
        copied();
        forgedProvers();
        signatures();
        return List.copyOf(vectors);
    }

    private void lengthElectionCredential() {
        var good = cast(ballot(SMALL, List.of(List.of(0))));
        check(
                "good: audited",
                SMALL,
                AUDITED,
                ballot(SMALL, List.of(List.of(0))).sign(KEY, Purpose.AUDIT, FRESH),
                "ok");
        check("no bytes", SMALL, CAST, new byte[0], "B-6.1");
        check("a byte short", SMALL, CAST, Arrays.copyOf(good, good.length - 1), "B-6.1");
        check("a byte more", SMALL, CAST, Arrays.copyOf(good, good.length + 1), "B-6.1");
        check(
                "of another style's length",
                SMALL,
                CAST,
                cast(ballot(terms(single(0, 3, false)), List.of(List.of(0)))),
                "B-6.1");
        var other = new BallotTerms(Seeded.hash("another election"), JOINT_KEY, SMALL.contests());
        check("of another election", other, CAST, good, "B-6.2");
        check("of another election, and a byte more", other, CAST, Arrays.copyOf(good, good.length + 1), "B-6.1");
        changed("a bit of opened", good, wire -> wire[31] ^= 1, "B-6.2");
        changed(
                "credential off the curve",
                good,
                wire -> set(wire, 32, Bytes.concat(new byte[] {2}, Scalar.ONE.encode())),
                "B-6.3");
        changed("credential with prefix 04", good, wire -> wire[32] = 4, "B-6.3");
        changed("credential's x above p", good, wire -> Arrays.fill(wire, 33, 65, (byte) 0xff), "B-6.3");
        changed("credential negated: not in the roll", good, wire -> wire[32] ^= 1, "B-6.3");
        changed(
                "a credential that isn't live",
                good,
                wire -> set(wire, 32, Seeded.point("dead").encode(Point.Form.COMPRESSED)),
                "B-6.3");
    }

    private void ciphertexts() {
        var good = cast(ballot(SMALL, List.of(List.of(0))));
        changed("α is 65 zero bytes", good, wire -> Arrays.fill(wire, ALPHA_0, ALPHA_0 + 65, (byte) 0), "B-6.4");
        changed("α off the curve", good, wire -> wire[ALPHA_0 + 64] ^= 1, "B-6.4");
        changed(
                "α with the hybrid prefix of its y",
                good,
                wire -> wire[ALPHA_0] = (byte) (6 + (wire[ALPHA_0 + 64] & 1)),
                "B-6.4");
        changed("β with a compressed prefix", good, wire -> wire[BETA_0] = 2, "B-6.4");
        changed("β's x above p", good, wire -> Arrays.fill(wire, BETA_0 + 1, BETA_0 + 33, (byte) 0xff), "B-6.4");
        changed("the last α off the curve", good, wire -> wire[ALPHA_1 + 1] ^= 1, "B-6.4");
        var same = new Forger(SMALL, slot -> Seeded.scalar("one r"));
        check("two slots with one r", SMALL, CAST, cast(same.forge(FIRST, List.of(List.of(1, 0)))), "B-6.5");
        var approval = terms(kOfN(0, 0, 2, false, 2));
        var opposite = new Forger(
                approval,
                slot -> slot == 0
                        ? Seeded.scalar("one r")
                        : Seeded.scalar("one r").negate());
        check("two slots with r and −r", approval, CAST, cast(opposite.forge(FIRST, List.of(List.of(1, 0)))), "B-6.5");
    }

    private void proofs() {
        var unsigned = ballot(SMALL, List.of(List.of(0)));
        proof("A_0 off the curve", unsigned, wire -> wire[PROOF_0 + 64] ^= 1, "P-3.1");
        proof("B_0 with the hybrid prefix 06", unsigned, wire -> wire[PROOF_0 + 65] = 6, "P-3.1");
        proof("c_0 ≥ n", unsigned, wire -> Arrays.fill(wire, PROOF_0 + 130, PROOF_0 + 162, (byte) 0xff), "P-3.1");
        proof(
                "s ≥ n in the total's proof",
                unsigned,
                wire -> Arrays.fill(wire, PROOF_TOTAL + 130, PROOF_TOTAL + 162, (byte) 0xff),
                "P-3.1");
        proof("c_0 changed", unsigned, wire -> wire[PROOF_0 + 161] ^= 1, "P-3.3");
        proof("s_1 of the second slot changed", unsigned, wire -> wire[PROOF_1 + 355] ^= 1, "P-3.3");
        proof("the total's s changed", unsigned, wire -> wire[PROOF_TOTAL + 161] ^= 1, "P-3.3");
        proof("α and β of a slot swapped", unsigned, wire -> swap(wire, ALPHA_0, BETA_0, 65), "P-3.3");
        proof(
                "two slots swapped with their proofs",
                unsigned,
                wire -> {
                    swap(wire, ALPHA_0, ALPHA_1, 130);
                    swap(wire, PROOF_0, PROOF_1, 356);
                },
                "P-3.3");
        proof(
                "a slot's ciphertext another's",
                unsigned,
                wire -> set(wire, ALPHA_0, Arrays.copyOfRange(other(), ALPHA_0, ALPHA_1)),
                "P-3.3");
        proof("counter changed", unsigned, wire -> wire[68] ^= 1, "P-3.3");
        proof("previous changed", unsigned, wire -> wire[100] ^= 1, "P-3.3");
    }

    /** Only the encoding is wrong: reduced by n these scalars are those of a good proof. */
    private void scalarsPlusOrder() {
        var forger = Forger.of(SMALL);
        var ballot = new BallotBytes(SMALL, cast(forger.forge(FIRST, List.of(List.of(1, 0)))));
        var r = Seeded.secret(forger.randomness().apply(0));
        var proof = new RangeProver(ballot.statement(FIRST, 0, 0), 1, r, new SmallScalars()).prove();
        var small = ballot.with(PROOF_0, proof.encode());
        check("good: c_0 and s_0 are small", SMALL, CAST, small.signed(KEY, Purpose.CAST), "ok");
        plusOrder("c_0 is one of them, and n", small, PROOF_0 + 130);
        plusOrder("s_0 is one of them, and n", small, PROOF_0 + 162);
    }

    private void plusOrder(String name, BallotBytes small, int scalar) {
        var changed = small.with(scalar, Encodings.plusOrder(small.part(scalar, Scalar.LENGTH)));
        check(name, SMALL, CAST, changed.signed(KEY, Purpose.CAST), "B-6.6", "P-3.1");
    }

    private static byte[] other() {
        return ballot(SMALL, List.of(List.of(1))).encode();
    }

    /** Parts of honest ballots where they don't belong, under a good signature. */
    private void copied() {
        var elsewhere = new BallotHead(Seeded.hash("another election"), KEY.credential(), 1, Hash.ZERO);
        moved("contests of the same credential in another election", elsewhere);
        moved("contests of another credential", new BallotHead(OPENED, Seeded.point("another voter"), 1, Hash.ZERO));
        moved("contests of an earlier ballot", new BallotHead(OPENED, KEY.credential(), 7, Hash.ZERO));
        var otherIndex = terms(single(1, 2, false));
        check(
                "contests of another place in the manifest",
                SMALL,
                CAST,
                cast(ballot(otherIndex, List.of(List.of(0)))),
                "B-6.6",
                "P-3.3");
        var renamed = new BallotTerms(OPENED, Seeded.point("another joint key"), SMALL.contests());
        check("for another joint key", SMALL, CAST, cast(ballot(renamed, List.of(List.of(0)))), "B-6.6", "P-3.3");
    }

    private void moved(String name, BallotHead from) {
        var terms = new BallotTerms(from.opened(), JOINT_KEY, SMALL.contests());
        var contests = Forger.of(terms).forge(from, List.of(List.of(1, 0))).contests();
        check(name, SMALL, CAST, cast(new UnsignedBallot(FIRST, contests)), "B-6.6", "P-3.3");
    }

    private void forgedProvers() {
        check(
                "good: a prover with randomness of its own",
                SMALL,
                CAST,
                cast(Forger.of(SMALL).forge(FIRST, List.of(List.of(1, 0)))),
                "ok");
        forged("two options", SMALL, List.of(1, 1));
        forged("no option", SMALL, List.of(0, 0));
        forged("two votes for an option", SMALL, List.of(2, 0));
        forged("two votes for an option and −1 for the other", SMALL, List.of(2, -1));
        forged("−1 for an option", terms(kOfN(0, 0, 2, false, 2)), List.of(-1, 1));
        forged("too many options", terms(kOfN(0, 1, 2, false, 3)), List.of(1, 1, 1));
        forged("blank and an option", terms(kOfN(0, 1, 2, true, 3)), List.of(1, 0, 0, 1));
        forged("single: blank and an option", terms(single(0, 2, true)), List.of(1, 0, 1));
        forged("blank twice", terms(kOfN(0, 1, 2, true, 3)), List.of(0, 0, 0, 2));
    }

    private void forged(String name, BallotTerms terms, List<Integer> values) {
        check("forged: " + name, terms, CAST, cast(Forger.of(terms).forge(FIRST, List.of(values))), "B-6.6", "P-3.4");
    }

    private void signatures() {
        var ballot = ballot(SMALL, List.of(List.of(0)));
        var good = cast(ballot);
        signature("R off the curve", good, wire -> wire[SIGNATURE + 64] ^= 1, "C-3.1");
        signature("R 65 zero bytes", good, wire -> Arrays.fill(wire, SIGNATURE, SIGNATURE + 65, (byte) 0), "C-3.1");
        signature("s ≥ n", good, wire -> Arrays.fill(wire, SIGNATURE + 65, SIGNATURE + 97, (byte) 0xff), "C-3.2");
        signature("s changed", good, wire -> wire[SIGNATURE + 96] ^= 1, "C-3.3");
        check("cast, sent as audited", SMALL, AUDITED, good, "B-6.7", "C-3.3");
        check("audited, sent as cast", SMALL, CAST, ballot.sign(KEY, Purpose.AUDIT, FRESH), "B-6.7", "C-3.3");
        var stranger = CredentialKey.of(Seeded.secret("a stranger"));
        check(
                "signed by another credential",
                SMALL,
                CAST,
                ballot.sign(stranger, Purpose.CAST, FRESH),
                "B-6.7",
                "C-3.3");
        var other = cast(ballot(SMALL, List.of(List.of(1))));
        signature(
                "another ballot's signature",
                good,
                wire -> set(wire, SIGNATURE, Arrays.copyOfRange(other, SIGNATURE, SIGNATURE + 97)),
                "C-3.3");
    }

    private void changed(String name, byte[] good, Consumer<byte[]> change, String step) {
        check(name, SMALL, CAST, edited(good, change), step);
    }

    /** A change of the unsigned bytes, signed anew. */
    private void proof(String name, UnsignedBallot ballot, Consumer<byte[]> change, String inner) {
        var unsigned = edited(ballot.encode(), change);
        var signature = KEY.sign(Purpose.CAST, OPENED, UnsignedBallot.hash(unsigned), FRESH);
        check(name, SMALL, CAST, Bytes.concat(unsigned, signature.encode()), "B-6.6", inner);
    }

    private void signature(String name, byte[] good, Consumer<byte[]> change, String inner) {
        check("signature: " + name, SMALL, CAST, edited(good, change), "B-6.7", inner);
    }

    private void check(String name, BallotTerms terms, String tag, byte[] ballot, String step, String inner) {
        check(name, terms, tag, ballot, step);
        vectors.get(vectors.size() - 1).with("inner", inner);
    }

    private void check(String name, BallotTerms terms, String tag, byte[] ballot, String step) {
        vectors.add(BallotJson.check(name, terms, tag, ballot, step));
    }

    private static byte[] edited(byte[] good, Consumer<byte[]> change) {
        var wire = good.clone();
        change.accept(wire);
        return wire;
    }

    private static void set(byte[] wire, int at, byte[] part) {
        System.arraycopy(part, 0, wire, at, part.length);
    }

    private static void swap(byte[] wire, int one, int two, int length) {
        var first = Arrays.copyOfRange(wire, one, one + length);
        System.arraycopy(wire, two, wire, one, length);
        set(wire, two, first);
    }
}
