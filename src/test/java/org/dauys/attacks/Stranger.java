package org.dauys.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V1TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.dauys.protocol.group.Ecdsa;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.vectors.Seeded;

/** Somebody with a key whom nobody has asked to sign, and the ways in which a header may bring that key. */
final class Stranger {
    private static final SecretScalar KEY = Seeded.secret("a stranger");
    private static final X500Name NAME = new X500Name("CN=a stranger");
    private static final AlgorithmIdentifier ES256 = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private Stranger() {}

    /** {@code r ‖ s}. */
    static byte[] sign(byte[] message) {
        return Ecdsa.sign(KEY, message);
    }

    /** The key as JSON (RFC 7517). */
    static String jwk() {
        var point = point();
        int half = (point.length + 1) / 2;
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(
                        Base64Url.encode(Arrays.copyOfRange(point, 1, half)),
                        Base64Url.encode(Arrays.copyOfRange(point, half, point.length)));
    }

    /** The key in a certificate that it has signed itself, in the base64 of {@code x5c} (RFC 7515 §4.1.6). */
    static String certificate() {
        var words = new V1TBSCertificateGenerator();
        words.setSerialNumber(new ASN1Integer(1));
        words.setSignature(ES256);
        words.setIssuer(NAME);
        words.setStartDate(time("2026-01-01T00:00:00Z"));
        words.setEndDate(time("2046-01-01T00:00:00Z"));
        words.setSubject(NAME);
        var curve = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        words.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(curve, point()));
        var said = words.generateTBSCertificate();
        try {
            var signature = new DERBitString(der(sign(said.getEncoded(ASN1Encoding.DER))));
            var certificate = new Certificate(said, ES256, signature).getEncoded(ASN1Encoding.DER);
            return Base64.getEncoder().encodeToString(certificate);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] point() {
        return KEY.timesG().encode(Point.Form.UNCOMPRESSED);
    }

    private static Time time(String at) {
        return new Time(Date.from(Instant.parse(at)));
    }

    /** A signature as certificates have it. */
    private static byte[] der(byte[] signature) throws IOException {
        int half = signature.length / 2;
        var r = new BigInteger(1, signature, 0, half);
        var s = new BigInteger(1, signature, half, half);
        return StandardDSAEncoding.INSTANCE.encode(Encodings.N, r, s);
    }
}
