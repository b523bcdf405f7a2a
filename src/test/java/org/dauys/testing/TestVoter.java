package org.dauys.testing;

import java.security.SecureRandom;
import java.util.List;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ballot.UnsignedBallot;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;

/** A member with a code, as the booth on a phone: it knows where the chain of its ballots stands. */
public final class TestVoter {
    private final BallotTerms terms;
    private final CredentialKey key;
    private final SecureRandom random;

    private long counter;
    private Hash previous = Hash.ZERO;

    public TestVoter(BallotTerms terms, CredentialKey key, SecureRandom random) {
        this.terms = terms;
        this.key = key;
        this.random = random;
    }

    public Point credential() {
        return key.credential();
    }

    public CredentialKey key() {
        return key;
    }

    /** The next ballot, encrypted: the chosen slots of every contest. Nothing is counted on until it is cast. */
    public UnsignedBallot encrypt(List<List<Integer>> chosen) {
        var choices = terms.choose(chosen).orElseThrow();
        var head = new BallotHead(terms.opened(), key.credential(), counter + 1, previous);
        return BallotEncryptor.encrypt(head, choices, BallotSeed.of(head, key, choices, 0, fresh()));
    }

    /** The bytes to send. */
    public byte[] sign(UnsignedBallot ballot, Purpose purpose) {
        return ballot.sign(key, purpose, fresh());
    }

    /** The bytes of the next ballot to cast; the voter counts on its being taken. */
    public byte[] cast(List<List<Integer>> chosen) {
        var ballot = encrypt(chosen);
        counter++;
        previous = ballot.hash();
        return sign(ballot, Purpose.CAST);
    }

    /** The bytes of the next ballot, burnt to test the encryption. */
    public byte[] audit(List<List<Integer>> chosen) {
        return sign(encrypt(chosen), Purpose.AUDIT);
    }

    private byte[] fresh() {
        var fresh = new byte[32];
        random.nextBytes(fresh);
        return fresh;
    }
}
