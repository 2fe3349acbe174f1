package org.tidende.embedded.junit;

import java.net.URI;
import org.tidende.embedded.EmbeddedServers;

/** The servers of one test class or one test run, wherever they run. Those that a test did not ask for are refused. */
interface RunningServers extends AutoCloseable {

    String bootstrapServers();

    URI openSearch();

    EmbeddedServers kafka();

    EmbeddedServers index();

    @Override
    void close();
}
