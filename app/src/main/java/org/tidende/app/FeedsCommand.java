package org.tidende.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.ingest.feed.FeedCatalog;
import org.tidende.ingest.feed.OpmlWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The subscriptions, through their topic, while everything runs. */
@Command(
        name = "feeds",
        description = "Imports, exports, lists and removes the feeds that are polled, and finds those of a site.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FeedsImportCommand.class,
            FeedsDiscoverCommand.class,
            FeedsCommand.Export.class,
            FeedsCommand.ListFeeds.class,
            FeedsCommand.Remove.class
        })
final class FeedsCommand {
    /** What each of them needs. */
    static final class Catalog {
        @Mixin
        ConfigOption config;

        @Mixin
        KafkaOptions kafka;

        FeedCatalog open() {
            LogSetup.quiet();
            return new FeedCatalog(kafka.impatientClient(), kafka.topics());
        }
    }

    /** Writes them all. */
    @Command(name = "export", description = "Writes all feeds as OPML 2.0.", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        Catalog catalog;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; without it, standard output.")
        Path file;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            String opml = OpmlWriter.write(
                    catalog.open().list().stream().map(FeedCatalog.Listed::feed).toList());
            if (file == null) {
                spec.commandLine().getOut().print(opml);
                spec.commandLine().getOut().flush();
            } else {
                Files.writeString(file, opml);
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /** Shows them. */
    @Command(
            name = "list",
            description = "Lists the feeds with who polls them, when, and what came of it.",
            mixinStandardHelpOptions = true)
    static final class ListFeeds implements Callable<Integer> {
        @Mixin
        Catalog catalog;

        @Option(names = "--json", description = "One JSON object a line.")
        boolean json;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException, InterruptedException {
            List<FeedCatalog.Listed> feeds = catalog.open().list();
            FeedListing listing =
                    new FeedListing(feeds, FeedWorkers.ask(catalog.kafka.impatientClient(), catalog.kafka.topics()));
            PrintWriter out = spec.commandLine().getOut();
            (json ? listing.json() : listing.table(Instant.now())).forEach(out::println);
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /** Ends subscriptions. */
    @Command(name = "remove", description = "Ends subscriptions.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin
        Catalog catalog;

        @Parameters(paramLabel = "URI", arity = "1..*", description = "Addresses as feeds list shows them.")
        List<String> uris;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            FeedCatalog feeds = catalog.open();
            boolean all = true;
            for (String uri : uris) {
                boolean removed = feeds.remove(uri);
                all &= removed;
                spec.commandLine().getOut().println((removed ? "removed      " : "not a feed   ") + uri);
            }
            spec.commandLine().getOut().flush();
            return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
