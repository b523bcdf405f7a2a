package org.dauys.protocol.ceremony;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.Sha256;
import org.dauys.protocol.symbols.Crockford;
import org.dauys.protocol.transcript.Hash;

/**
 * The 256 bits that a committee member, registrar or key holder keeps on paper (spec: K-1). Everything secret of that
 * person follows from them.
 */
public final class PersonSecret {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final int CHECKSUM = 3;
    private static final int SYMBOLS = 56;
    private static final int GROUP = 4;
    private static final byte[] CHECKSUM_OF = Bytes.ascii("dauys/v1/secret");
    private static final byte[] PERSON = Bytes.ascii("dauys/v1/person");
    private static final byte[] TRUSTEE = Bytes.ascii("dauys/v1/trustee");

    private final byte[] secret;

    private PersonSecret(byte[] secret) {
        this.secret = secret;
    }

    /** Why a secret leaves its class. Review every caller: {@code grep -rn PaperAccess src/main}. */
    public enum PaperAccess {
        /** It is written down for its owner. */
        PRINT
    }

    /** A new secret of 32 bytes of the system's generator. */
    public static PersonSecret of(byte[] random) {
        if (random.length != LENGTH) {
            throw new IllegalArgumentException("a secret is made of 32 bytes, not " + random.length);
        }
        return new PersonSecret(random.clone());
    }

    /** The secret that a person typed, as C-1.1 reads symbols; empty if symbols or checksum are wrong. */
    public static Optional<PersonSecret> read(String typed) {
        if (!(Crockford.read(typed, SYMBOLS) instanceof Crockford.Reading.Symbols symbols)) {
            return Optional.empty();
        }
        var bytes = Crockford.bytes(symbols.values());
        var secret = Arrays.copyOf(bytes, LENGTH);
        boolean intact = Arrays.equals(bytes, LENGTH, bytes.length, checksum(secret), 0, CHECKSUM);
        return intact ? Optional.of(new PersonSecret(secret)) : Optional.empty();
    }

    /** The 56 symbols in groups of four, for a reason that reviewers can find. */
    public String expose(PaperAccess reason) {
        Objects.requireNonNull(reason);
        return Crockford.grouped(Crockford.symbols(Bytes.concat(secret, checksum(secret)), SYMBOLS), GROUP);
    }

    /** The key with which this person signs entries. */
    public SecretScalar signingKey() {
        return SecretScalar.derive(secret, PERSON);
    }

    /** {@code y} of the attempt that began with the entry {@code start}. */
    SecretScalar communicationKey(Hash start) {
        return ofAttempt(start, "communication");
    }

    /** {@code a_k}, {@code k} from 0. */
    SecretScalar coefficient(Hash start, int k) {
        return ofAttempt(start, "coefficient", (byte) k);
    }

    /** {@code e_j} for receiver {@code j}. */
    SecretScalar ephemeral(Hash start, int j) {
        return ofAttempt(start, "ephemeral", (byte) j);
    }

    private SecretScalar ofAttempt(Hash start, String purpose, byte... number) {
        return SecretScalar.derive(secret, Bytes.concat(TRUSTEE, start.encode(), Bytes.ascii(purpose), number));
    }

    private static byte[] checksum(byte[] secret) {
        return Arrays.copyOf(Sha256.of(CHECKSUM_OF, secret), CHECKSUM);
    }

    @Override
    public String toString() {
        return "PersonSecret[hidden]";
    }
}
