package org.dauys.protocol.group;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/** P-256 as Bouncy Castle has it (spec: G-1). */
final class Curve {
    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256r1");

    static final ECCurve CURVE = PARAMETERS.getCurve();
    static final ECPoint GENERATOR = PARAMETERS.getG();
    static final BigInteger P = CURVE.getField().getCharacteristic();
    static final BigInteger N = PARAMETERS.getN();

    private Curve() {}
}
