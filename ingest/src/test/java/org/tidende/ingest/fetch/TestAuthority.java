package org.tidende.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Signs certificates for tests (RFC 5280), good ones and others, with nothing but the JDK. */
final class TestAuthority {
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    private static final byte[] ALTERNATIVE_NAME = {0x06, 0x03, 0x55, 0x1D, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x06, 0x03, 0x55, 0x1D, 0x13};
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
    };
    private static final byte[] RSA_WITH_MD5 = {
        0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x04, 0x05, 0x00
    };

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** @param algorithm of its key: EC, or RSA for one that signs by MD5 */
    TestAuthority(String name, String algorithm) throws GeneralSecurityException {
        this.name = name;
        this.keys = keys(algorithm);
        this.certificate =
                sign(name, null, keys, Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"));
    }

    /** A certificate and what makes a server of it. */
    record Identity(X509Certificate certificate, KeyPair keys) {
        /** Bound on loopback. */
        ServerSocket listen() throws GeneralSecurityException, IOException {
            KeyStore store = emptyStore();
            store.setKeyEntry("server", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }
    }

    Identity identity(String host, String from, String to) throws GeneralSecurityException {
        KeyPair own = keys("EC");
        return new Identity(sign(host, host, own, Instant.parse(from), Instant.parse(to)), own);
    }

    static Identity selfSigned(String host) throws GeneralSecurityException {
        TestAuthority self = new TestAuthority(host, "EC");
        return new Identity(self.certificate, self.keys);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** What trusts it, and nobody else. */
    KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("authority", certificate);
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 1024);
        return generator.generateKeyPair();
    }

    /** @param host null for an authority */
    private X509Certificate sign(String subject, String host, KeyPair own, Instant from, Instant to)
            throws GeneralSecurityException {
        boolean elliptic = keys.getPrivate().getAlgorithm().equals("EC");
        byte[] algorithm = elliptic ? ECDSA_WITH_SHA256 : RSA_WITH_MD5;
        byte[] extension = host == null
                ? sequence(BASIC_CONSTRAINTS, value(0x04, sequence(value(0x01, new byte[] {(byte) 0xFF}))))
                : sequence(ALTERNATIVE_NAME, value(0x04, sequence(value(0x82, ascii(host)))));
        byte[] content = sequence(
                value(0xA0, value(0x02, new byte[] {2})),
                value(
                        0x02,
                        BigInteger.valueOf(from.toEpochMilli() + subject.hashCode())
                                .abs()
                                .toByteArray()),
                algorithm,
                distinguished(name),
                sequence(time(from), time(to)),
                distinguished(subject),
                own.getPublic().getEncoded(),
                value(0xA3, sequence(extension)));
        Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSA" : "MD5withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] encoded = sequence(content, algorithm, value(0x03, join(new byte[1], signature.sign())));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] distinguished(String commonName) {
        byte[] text = value(0x0C, commonName.getBytes(StandardCharsets.UTF_8));
        return sequence(value(0x31, sequence(COMMON_NAME, text)));
    }

    private static byte[] time(Instant instant) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
        return value(0x18, ascii(format.format(instant)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sequence(byte[]... parts) {
        return value(0x30, join(parts));
    }

    /** Tag, length, content (X.690 section 8.1). */
    private static byte[] value(int tag, byte[] content) {
        int length = content.length;
        if (length < 0x80) {
            return join(new byte[] {(byte) tag, (byte) length}, content);
        }
        return length < 0x100
                ? join(new byte[] {(byte) tag, (byte) 0x81, (byte) length}, content)
                : join(new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
