package org.dauys.booth.web;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dauys.board.TestBoards;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An honest ballot with one change is refused by the name of the change, and leaves the log as it was. Scalars in another encoding
 * are in {@code BallotAttacks}: put into an honest ballot they would break its equations as well.
 */
@QuarkusTest
class ChangedBallotsTest {
    private static final int POINT = 65;
    private static final int CREDENTIAL = 32;
    private static final int COUNTER = CREDENTIAL + 33;
    private static final int PREVIOUS = COUNTER + 4;
    private static final int ALPHA = PREVIOUS + 32;
    /** The first contest has four slots; the proofs follow the ciphertexts and begin with A, B, c. */
    private static final int PROOF = ALPHA + 4 * 2 * POINT;

    private static final int CHALLENGE = PROOF + 2 * POINT;

    @Inject
    TestBoards boards;

    private record Case(String name, String code, String rule, UnaryOperator<byte[]> change) {
        int status() {
            return code.equals("cast.unknown-credential") ? 403 : code.equals("cast.replayed-ciphertext") ? 409 : 400;
        }
    }

    @TestFactory
    Stream<DynamicTest> each_change_has_its_refusal() {
        var made = boards.open(plan -> plan.voters(2));
        var voter = made.election().voter(0);
        var other = made.election().voter(1).credential();
        var honest = voter.sign(voter.encrypt(Cast.CHOICE), Purpose.CAST);
        return Stream.of(
                        shape("empty", ballot -> new byte[0]),
                        shape("a byte short", ballot -> Arrays.copyOf(ballot, ballot.length - 1)),
                        shape("a byte long", ballot -> Arrays.copyOf(ballot, ballot.length + 1)),
                        shape("JSON", ballot -> "{\"ballot\":1}".getBytes(StandardCharsets.UTF_8)),
                        new Case("no election's opening", "cast.other-election", "B-6.2", at(0, new byte[32])),
                        new Case("credential no point", "cast.malformed", "B-6.3", at(CREDENTIAL, new byte[33])),
                        new Case(
                                "credential of nobody",
                                "cast.unknown-credential",
                                "B-6.3",
                                at(CREDENTIAL, Point.G.encode(Form.COMPRESSED))),
                        point("off the curve", flip(ALPHA + POINT - 1)),
                        point("identity", at(ALPHA, new byte[POINT])),
                        point("hybrid form", at(ALPHA, new byte[] {6})),
                        point("compressed form", at(ALPHA, new byte[] {2})),
                        point("x not below p", at(ALPHA + 1, ones())),
                        new Case(
                                "one ciphertext twice",
                                "cast.replayed-ciphertext",
                                "B-6.5",
                                ballot -> move(ballot, ALPHA, ALPHA + 2 * POINT, 2 * POINT)),
                        proof("commitment off the curve", flip(PROOF + POINT - 1)),
                        proof("another challenge", flip(CHALLENGE + 31)),
                        proof("ciphertexts swapped", ballot -> swap(ballot, ALPHA, ALPHA + 2 * POINT, 2 * POINT)),
                        proof("alpha and beta swapped", ballot -> swap(ballot, ALPHA, ALPHA + POINT, POINT)),
                        proof("copied by another voter", at(CREDENTIAL, other.encode(Form.COMPRESSED))),
                        proof("another counter", flip(COUNTER + 3)),
                        proof("another previous ballot", flip(PREVIOUS)),
                        signature("R off the curve", flip(honest.length - 33)),
                        signature("another s", flip(honest.length - 1)))
                .map(each -> dynamicTest(
                        each.name,
                        () -> Cast.refused(made, "ballots", each.change.apply(honest), each.status(), each.code)
                                .body("rule", equalTo(each.rule))));
    }

    private static Case shape(String name, UnaryOperator<byte[]> change) {
        return new Case("shape: " + name, "cast.malformed", "B-6.1", change);
    }

    private static Case point(String name, UnaryOperator<byte[]> change) {
        return new Case("point: " + name, "cast.malformed", "B-6.4", change);
    }

    private static Case proof(String name, UnaryOperator<byte[]> change) {
        return new Case("proof: " + name, "cast.proof-invalid", "B-6.6", change);
    }

    private static Case signature(String name, UnaryOperator<byte[]> change) {
        return new Case("signature: " + name, "cast.proof-invalid", "B-6.7", change);
    }

    private static UnaryOperator<byte[]> at(int place, byte[] bytes) {
        return ballot -> {
            var changed = ballot.clone();
            System.arraycopy(bytes, 0, changed, place, bytes.length);
            return changed;
        };
    }

    private static UnaryOperator<byte[]> flip(int place) {
        return ballot -> {
            var changed = ballot.clone();
            changed[place] ^= 1;
            return changed;
        };
    }

    private static byte[] move(byte[] ballot, int from, int to, int length) {
        var changed = ballot.clone();
        System.arraycopy(ballot, from, changed, to, length);
        return changed;
    }

    private static byte[] swap(byte[] ballot, int a, int b, int length) {
        var changed = move(ballot, a, b, length);
        System.arraycopy(ballot, b, changed, a, length);
        return changed;
    }

    private static byte[] ones() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) -1);
        return bytes;
    }
}
