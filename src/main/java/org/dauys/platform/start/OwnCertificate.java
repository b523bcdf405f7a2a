package org.dauys.platform.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A self-signed certificate for this machine's addresses, so that a phone in the same network gets a secure page. */
final class OwnCertificate {
    private static final String ALIAS = "dauys";

    private final Path keyStore;
    private final Path password;
    private final List<String> addresses;

    private OwnCertificate(Path keyStore, Path password, List<String> addresses) {
        this.keyStore = keyStore;
        this.password = password;
        this.addresses = addresses;
    }

    /** Takes the one kept in the data directory while it fits the machine's present addresses, else makes another. */
    static OwnCertificate in(DataDirectory data) throws IOException {
        var addresses = addresses();
        var named = ALIAS + "-" + String.join("_", addresses) + ".p12";
        var own = new OwnCertificate(data.path(named), data.secret("certificate-password"), addresses);
        if (!Files.exists(own.keyStore)) {
            own.make();
        }
        return own;
    }

    private void make() throws IOException {
        var names = Stream.concat(
                        Stream.of("dns:localhost", "ip:127.0.0.1"),
                        addresses.stream().map(ip -> "ip:" + ip))
                .collect(Collectors.joining(","));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Dauys",
                "-ext",
                "san=" + names,
                "-validity",
                "825",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass:file",
                password.toString());
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new CannotStart("The JDK's keytool made no certificate: " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** What the HTTP server has to be told. */
    Map<String, String> settings() throws IOException {
        return Map.of(
                "quarkus.http.insecure-requests",
                "redirect",
                "quarkus.http.ssl.certificate.key-store-file",
                keyStore.toString(),
                "quarkus.http.ssl.certificate.key-store-file-type",
                "PKCS12",
                "quarkus.http.ssl.certificate.key-store-password",
                Files.readString(password));
    }

    /** This machine's addresses in its networks. */
    List<String> networkAddresses() {
        return addresses;
    }

    /** SHA-256 of the certificate, as browsers show it. */
    String fingerprint() throws IOException {
        try (var in = Files.newInputStream(keyStore)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, Files.readString(password).toCharArray());
            var certificate = (X509Certificate) store.getCertificate(ALIAS);
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }

    private static List<String> addresses() throws SocketException {
        return List.copyOf(NetworkInterface.networkInterfaces()
                .filter(OwnCertificate::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
