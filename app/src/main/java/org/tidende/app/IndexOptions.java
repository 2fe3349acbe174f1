package org.tidende.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.tidende.sink.OpenSearchConfig;
import picocli.CommandLine.Option;

/** How to reach OpenSearch and which indices are ours there. */
final class IndexOptions {
    @Option(
            names = "--opensearch",
            paramLabel = "URL",
            split = ",",
            defaultValue = "http://127.0.0.1:29200",
            description =
                    "OpenSearch nodes, parted by commas (default: ${DEFAULT-VALUE}, where standalone and servers listen).")
    List<URI> addresses;

    @Option(names = "--opensearch-user", paramLabel = "NAME", description = "For basic authentication.")
    String user;

    @Option(
            names = "--opensearch-password",
            paramLabel = "TEXT",
            description = "Better given as TIDENDE_OPENSEARCH_PASSWORD: a command line can be seen by others.")
    String password;

    @Option(
            names = "--index-prefix",
            paramLabel = "TEXT",
            defaultValue = "tidende",
            description = "Stands before each index and alias (default: ${DEFAULT-VALUE}).")
    String prefix;

    @Option(
            names = "--opensearch-ca",
            paramLabel = "FILE",
            description = "PEM file of the certificate authorities to trust, instead of the platform's.")
    Path certificateAuthority;

    OpenSearchConfig client() {
        OpenSearchConfig config = OpenSearchConfig.of(addresses.toArray(URI[]::new));
        if (certificateAuthority != null) {
            config = config.withCertificateAuthority(certificateAuthority);
        }
        return user == null && password == null ? config : config.withUser(user, password);
    }
}
