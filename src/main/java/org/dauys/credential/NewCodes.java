package org.dauys.credential;

import java.security.SecureRandom;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.transcript.Hash;

/**
 * Draws the codes of one election and keeps what the record will say of them: the public keys, in their own order, so that
 * nothing tells in which they were made and for whom. The codes themselves are not kept.
 */
public final class NewCodes {
    private final Manifest manifest;
    private final Hash election;
    private final SecureRandom random;
    private final NavigableSet<String> lines = new TreeSet<>();

    /** @param election its id */
    public NewCodes(Manifest manifest, Hash election, SecureRandom random) {
        this.manifest = manifest;
        this.election = election;
        this.random = random;
    }

    /**
     * A code that this has not given before.
     *
     * @throws IllegalStateException if the generator repeats itself: then no code of it is secret
     */
    public Code next() {
        var bytes = new byte[Code.RANDOM];
        random.nextBytes(bytes);
        var code = Code.of(bytes);
        if (!lines.add(Roll.line(code.key(election).credential(), manifest))) { // equal codes have equal keys
            throw new IllegalStateException("two equal codes");
        }
        return code;
    }

    /** How many it has given. */
    public int size() {
        return lines.size();
    }

    /** The credentials of all codes so far, as the record has them (spec: M-5). */
    public byte[] document() {
        return Bytes.ascii(String.join("", lines));
    }
}
