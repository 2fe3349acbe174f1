package org.tidende.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** What the child runs: {@code main} of the servers' process. */
final class ServersMain {

    private ServersMain() {}

    public static void main(String[] args) {
        // What the servers print must not look like a report.
        PrintStream reports = System.out;
        System.setOut(System.err);
        Signals.ignoreTerminal();
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
        Thread.ofPlatform().daemon().name("servers-lifeline").start(ServersMain::awaitParentsEnd);
        life.start();
    }

    /** The parent holds the other end of standard input; the system closes it when the parent dies. */
    private static void awaitParentsEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said here; only the end counts.
            }
        } catch (IOException e) {
            System.err.println("the lifeline broke, stopping: " + e);
        }
        System.exit(ExitCode.STOPPED.number());
    }
}
