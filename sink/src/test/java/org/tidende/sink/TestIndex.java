package org.tidende.sink;

import java.net.URI;
import org.tidende.embedded.junit.EmbeddedExtension;

/** The search node of a test: the one that comes with it, or another version by {@code -Dtidende.test.opensearch=http://host:port}. */
final class TestIndex {
    private static final String PROPERTY = "tidende.test.opensearch";

    private TestIndex() {}

    static URI of(EmbeddedExtension servers) {
        String other = System.getProperty(PROPERTY, "");
        return other.isEmpty() ? servers.openSearch() : URI.create(other);
    }
}
