package org.dauys.protocol.vectors;

import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.HashToScalar;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.transcript.Hash;

/** Test values that look random and are the same every time: functions of a name. */
public final class Seeded {
    private Seeded() {}

    public static byte[] bytes(String name) {
        return hash(name).encode();
    }

    public static Hash hash(String name) {
        return Hash.sha256(Bytes.utf8("dauys vectors: " + name));
    }

    public static Scalar scalar(String name) {
        return HashToScalar.of("dauys vectors", Bytes.utf8(name));
    }

    public static SecretScalar secret(String name) {
        return secret(scalar(name));
    }

    public static SecretScalar secret(Scalar value) {
        return SecretScalar.decode(value.encode()).orElseThrow();
    }

    public static Point point(String name) {
        return secret(name).timesG();
    }
}
