package org.tidende.ingest.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what the JDK trusts (RFC 5280 path validation), and says of every other certificate what is wrong with it. Whether the
 * certificate is for the host is asked afterwards, by {@link Hop}. Revocation isn't asked for: it would be a request to a third
 * address for each host, and its failure would mean nothing.
 */
final class CertificateCheck extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final InstantSource clock;

    /** @param trusted authorities; null for those that come with the JDK */
    CertificateCheck(KeyStore trusted, InstantSource clock) {
        this.jdk = jdk(trusted);
        this.clock = clock;
    }

    private static X509ExtendedTrustManager jdk(KeyStore trusted) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager x509) {
                    return x509;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK's list of certificate authorities can't be read", e);
        }
        throw new IllegalStateException("this JDK checks no certificates");
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private void named(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            throw new CertificateRefusedException(reason(chain, e), e);
        }
    }

    /** In this order: a certificate out of date is that whoever signed it. */
    private String reason(X509Certificate[] chain, CertificateException e) {
        Instant now = clock.instant();
        for (X509Certificate certificate : chain) {
            String whose = certificate == chain[0] ? "it" : "that of its issuer " + issuer(chain[0]);
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                return whose + " expired at " + certificate.getNotAfter().toInstant();
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                return whose + " isn't valid before "
                        + certificate.getNotBefore().toInstant();
            }
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path
                    && path.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED) {
                return "it is signed too weakly: " + path.getMessage();
            }
        }
        X509Certificate first = chain[0];
        if (first.getIssuerX500Principal().equals(first.getSubjectX500Principal())) {
            return "it is signed by itself";
        }
        if (e.getMessage() != null && e.getMessage().contains("unable to find valid certification path")) {
            return "nobody known signed it; it names " + issuer(chain[chain.length - 1]);
        }
        return e.getMessage();
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        named(chain, () -> jdk.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        named(chain, () -> jdk.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        named(chain, () -> jdk.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Arrays.copyOf(jdk.getAcceptedIssuers(), jdk.getAcceptedIssuers().length);
    }
}
