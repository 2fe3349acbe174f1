package org.tidende.ingest.fetch;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** One request of a fetch: how far it came, and what is needed to say why it went no further. */
final class Hop extends EventListener implements HostnameVerifier {
    /** What it is doing, in words that follow "while". */
    enum Phase {
        LOOKING_UP("looking up the name"),
        CONNECTING("connecting"),
        HANDSHAKE("agreeing on a secure connection"),
        WAITING("waiting for the answer"),
        READING("reading the document");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final HttpUrl url;
    private final HostnameVerifier verifier;
    private final MeteredSockets sockets;
    private volatile Phase phase = Phase.LOOKING_UP;
    private volatile List<String> certificateNames = List.of();

    /** @param verifier decides whether a certificate is for a host (RFC 9525) */
    Hop(HttpUrl url, HostnameVerifier verifier, MeteredSockets sockets) {
        this.url = url;
        this.verifier = verifier;
        this.sockets = sockets;
    }

    HttpUrl url() {
        return url;
    }

    Phase phase() {
        return phase;
    }

    MeteredSockets sockets() {
        return sockets;
    }

    /** Names that a certificate is for, when it isn't for the host. */
    List<String> certificateNames() {
        return certificateNames;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        if (verifier.verify(host, session)) {
            return true;
        }
        certificateNames = names(session);
        return false;
    }

    private static List<String> names(SSLSession session) {
        List<String> names = new ArrayList<>();
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
                if (alternatives != null) {
                    alternatives.stream()
                            .limit(5)
                            .map(name -> String.valueOf(name.get(1)))
                            .forEach(names::add);
                }
            }
        } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
            // It was refused already; only its names stay unknown.
            names.clear();
        }
        return List.copyOf(names);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        phase = Phase.CONNECTING;
    }

    @Override
    public void secureConnectStart(Call call) {
        phase = Phase.HANDSHAKE;
    }

    @Override
    public void secureConnectEnd(Call call, Handshake handshake) {
        phase = Phase.WAITING;
    }

    @Override
    public void requestHeadersStart(Call call) {
        phase = Phase.WAITING;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        phase = Phase.READING;
    }
}
