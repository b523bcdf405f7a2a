package org.dauys.protocol.credential;

import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.transcript.Hash;

/** C-2: a credential's secret {@code p} and its public {@code P = p·G}, which stands in the roll. */
public final class CredentialKey {
    private final SecretScalar secret;
    private final Point credential;

    private CredentialKey(SecretScalar secret, Point credential) {
        this.secret = secret;
        this.credential = credential;
    }

    /** @param secret p */
    public static CredentialKey of(SecretScalar secret) {
        return new CredentialKey(secret, secret.timesG());
    }

    /** P. */
    public Point credential() {
        return credential;
    }

    /** p, for the ballot's seed (spec: B-7). */
    public SecretScalar secret() {
        return secret;
    }

    /**
     * C-3: {@code R = w·G}, {@code s = w + e·p}.
     *
     * @param opened the hash of the election's {@code opened} entry
     * @param ballot the ballot's hash (spec: B-5)
     * @param fresh 32 new random bytes
     */
    public BallotSignature sign(Purpose purpose, Hash opened, Hash ballot, byte[] fresh) {
        var info = Bytes.concat(Bytes.ascii(purpose.tag().id()), ballot.encode());
        var w = secret.nonce(fresh, info);
        var r = w.timesG();
        var e = BallotSignature.challenge(purpose, opened, credential, r, ballot);
        return new BallotSignature(r, w.response(e, secret));
    }

    @Override
    public String toString() {
        return "CredentialKey[" + credential + "]";
    }
}
