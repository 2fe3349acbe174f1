package org.tidende.embedded;

import java.nio.file.Path;

/** A program that starts the servers, says so, and waits until it is killed. */
final class ParentProcess {

    private ParentProcess() {}

    public static void main(String[] args) throws Exception {
        EmbeddedServers servers =
                EmbeddedServers.start(EmbeddedConfig.of(Path.of(args[0])).withServers(Servers.KAFKA));
        System.out.println(servers.pid() + " " + servers.bootstrapServers());
        servers.onExit().get();
    }
}
