package org.tidende.app;

import java.net.URI;
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
            description = {
                "OpenSearch nodes, parted by commas. The default is that of standalone and servers.",
                "Default: ${DEFAULT-VALUE}"
            })
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
            description = {"Stands before each index and alias.", "Default: ${DEFAULT-VALUE}"})
    String prefix;

    /** @throws CommandException of wrong usage when an address is none, or half of user and password is missing */
    OpenSearchConfig client() {
        try {
            OpenSearchConfig config = OpenSearchConfig.of(addresses.toArray(URI[]::new));
            return user == null && password == null ? config : config.withUser(user, password);
        } catch (IllegalArgumentException e) {
            throw CommandException.wrongUsage(e.getMessage());
        }
    }
}
