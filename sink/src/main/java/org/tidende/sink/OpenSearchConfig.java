package org.tidende.sink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the search cluster is and how to speak to it.
 *
 * @param addresses base addresses of nodes, {@code http://host:port} or {@code https://host:port/path}; asked in turn
 * @param user for basic authentication; null for none
 * @param password null exactly when the user is; never printed
 * @param certificateAuthority PEM file of the authorities to trust instead of the platform's
 * @param connectTimeout until a connection stands
 * @param requestTimeout from the first byte of a request to the last of its answer. Long: a slow cluster that is asked again
 *     gets slower
 */
public record OpenSearchConfig(
        List<URI> addresses,
        String user,
        String password,
        Optional<Path> certificateAuthority,
        Duration connectTimeout,
        Duration requestTimeout) {

    /** Checks its parts. */
    public OpenSearchConfig {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no OpenSearch address: give at least one, http://host:9200");
        }
        addresses.forEach(OpenSearchConfig::check);
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("OpenSearch user and password belong together: one of them is missing");
        }
        if (user != null && user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an OpenSearch user has no colon in its name (RFC 7617)");
        }
        Objects.requireNonNull(certificateAuthority, "certificateAuthority");
        SinkConfig.requirePositive("connect timeout", connectTimeout);
        SinkConfig.requirePositive("request timeout", requestTimeout);
    }

    /** One node or several, without a user, trusting whom the platform trusts; 3 s to connect, 60 s a request. */
    public static OpenSearchConfig of(URI... addresses) {
        return new OpenSearchConfig(
                List.of(addresses), null, null, Optional.empty(), Duration.ofSeconds(3), Duration.ofSeconds(60));
    }

    /** The same with basic authentication. */
    public OpenSearchConfig withUser(String name, String secret) {
        return new OpenSearchConfig(addresses, name, secret, certificateAuthority, connectTimeout, requestTimeout);
    }

    /** The same, trusting the authorities in a PEM file alone. */
    public OpenSearchConfig withCertificateAuthority(Path pem) {
        return new OpenSearchConfig(addresses, user, password, Optional.of(pem), connectTimeout, requestTimeout);
    }

    /** The same with another limit on a request. */
    public OpenSearchConfig withRequestTimeout(Duration timeout) {
        return new OpenSearchConfig(addresses, user, password, certificateAuthority, connectTimeout, timeout);
    }

    private static void check(URI address) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) {
            // The address itself may hold a password: only its host is repeated.
            throw new IllegalArgumentException("not an OpenSearch address (host " + address.getHost()
                    + "): wanted http://host:port or https://host:port");
        }
        if (address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("the OpenSearch address of host " + address.getHost()
                    + " has more than host, port and path: give user and password by their own options");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "OpenSearchConfig[addresses=" + addresses + ", user=" + user + ", certificateAuthority="
                + certificateAuthority + ", connectTimeout=" + connectTimeout + ", requestTimeout=" + requestTimeout
                + "]";
    }
}
