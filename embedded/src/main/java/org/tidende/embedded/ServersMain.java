package org.tidende.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** What the child runs: {@code main} of the servers' process. */
final class ServersMain {

    private static final Logger LOGGER = LogManager.getLogger(ServersMain.class);

    private ServersMain() {}

    public static void main(String[] args) {
        // What the servers print must not look like a report.
        PrintStream reports = System.out;
        System.setOut(System.err);
        Signals.ignoreTerminal();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOGGER.error("thread {} ended by a failure", thread.getName(), failure));
        ChildArguments arguments;
        try {
            arguments = ChildArguments.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            reports.println(new Report.Failed(ExitCode.BAD_ARGUMENTS, e.getMessage()).line());
            Runtime.getRuntime().halt(ExitCode.BAD_ARGUMENTS.number());
            return;
        }
        ServersLife life = new ServersLife(arguments, reports);
        Runtime.getRuntime().addShutdownHook(new Thread(life::stop, "servers-stop"));
        // No daemon: a node's own threads all are, and would let the process end by itself.
        Thread.ofPlatform().name("servers-lifeline").start(ServersMain::awaitParentsEnd);
        life.start();
    }

    /** The parent holds the other end of standard input; the system closes it when the parent dies. */
    private static void awaitParentsEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said here; only the end counts.
            }
        } catch (IOException e) {
            LOGGER.warn("the lifeline broke, stopping: {}", e.toString());
        }
        System.exit(ExitCode.STOPPED.number());
    }
}
