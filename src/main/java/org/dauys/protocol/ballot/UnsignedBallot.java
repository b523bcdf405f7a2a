package org.dauys.protocol.ballot;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/** An encrypted and proved ballot whose owner hasn't said yet whether to cast or to audit it. */
public final class UnsignedBallot {
    private final BallotHead head;
    private final List<ProvedContest> contests;
    private final byte[] wire;
    private final Hash hash;

    UnsignedBallot(BallotHead head, List<ProvedContest> contests) {
        this.head = head;
        this.contests = List.copyOf(contests);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.encode());
        contests.forEach(contest -> contest.writeTo(bytes));
        this.wire = bytes.toByteArray();
        this.hash = hash(wire);
    }

    /** The hash of the ballot whose unsigned bytes these are (spec: B-5). */
    static Hash hash(byte[] unsigned) {
        return Transcript.of(Tag.BALLOT).add("unsigned", unsigned).digest();
    }

    BallotHead head() {
        return head;
    }

    List<ProvedContest> contests() {
        return contests;
    }

    /** The unsigned bytes (spec: B-3). */
    public byte[] encode() {
        return wire.clone();
    }

    /** B-5. It covers everything but the signature. */
    public Hash hash() {
        return hash;
    }

    /** B-5: what the booth shows before the voter says cast or audit. */
    public Fingerprint tracker() {
        return Fingerprint.of(hash);
    }

    /**
     * The whole ballot, as it is sent.
     *
     * @param key of this ballot's credential
     * @param fresh 32 new random bytes
     */
    public byte[] sign(CredentialKey key, Purpose purpose, byte[] fresh) {
        return Bytes.concat(wire, key.sign(purpose, head.opened(), hash, fresh).encode());
    }
}
