package org.dauys.protocol.credential;

import java.util.Arrays;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Transcript;

/** C-3: a Schnorr signature over a ballot's hash, the key included. */
public record BallotSignature(Point r, Scalar s) {
    /** Length of the encoding in bytes. */
    public static final int LENGTH = Form.UNCOMPRESSED.length() + Scalar.LENGTH;

    /** A signature, or the step that refuses its bytes. */
    public sealed interface Decoded {
        record Valid(BallotSignature signature) implements Decoded {}

        record Refused(Step step) implements Decoded {}
    }

    /** C-3.1, C-3.2: R 65 bytes, s 32 bytes. */
    public static Decoded decode(byte[] wire) {
        int split = Math.min(Form.UNCOMPRESSED.length(), wire.length);
        var r = Point.decode(Arrays.copyOf(wire, split), Form.UNCOMPRESSED);
        if (r.isEmpty()) {
            return new Decoded.Refused(Step.SIGNATURE_COMMITMENT);
        }
        return Scalar.decode(Arrays.copyOfRange(wire, split, wire.length))
                .<Decoded>map(s -> new Decoded.Valid(new BallotSignature(r.get(), s)))
                .orElseGet(() -> new Decoded.Refused(Step.SIGNATURE_RESPONSE));
    }

    public byte[] encode() {
        return Bytes.concat(r.encode(Form.UNCOMPRESSED), s.encode());
    }

    /** C-3.3: {@code s·G = R + e·P}. */
    public void verify(Purpose purpose, Hash opened, Point credential, Hash ballot, String place, Equations equations) {
        var e = challenge(purpose, opened, credential, r, ballot);
        equations.add(
                Step.SIGNATURE, place, Term.of(Scalar.ONE, r), Term.of(s.negate(), Point.G), Term.of(e, credential));
    }

    static Scalar challenge(Purpose purpose, Hash opened, Point credential, Point r, Hash ballot) {
        return Transcript.of(purpose.tag())
                .add("opened", opened)
                .add("key", credential)
                .add("R", r)
                .add("ballot", ballot)
                .challenge();
    }
}
