package org.tidende.app;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tidende.ingest.discovery.FeedImport;
import org.tidende.ingest.discovery.ImportOutcome;
import org.tidende.ingest.discovery.ImportedLine;
import org.tidende.ingest.feed.FeedCatalog;
import org.tidende.ingest.feed.FeedList;
import org.tidende.ingest.fetch.HttpGateway;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds what a list names, or what is found at an address, and says of each line what became of it. */
@Command(
        name = "import",
        description = {
            "Adds the feeds of a list, and says of each line what became of it: added, already there (left as it is), redirected (moved "
                    + "for good; the new address is added), not a feed, dead, duplicate, unreadable, or a folder.",
            "Each address is asked for first, two at a time of one site. What can't be checked for the time being (a timeout, HTTP 408, "
                    + "425, 429 or 5xx) is added all the same, with a note."
        },
        footer = {
            "",
            "Exit codes: 0 at least one line is subscribed now, 1 none is or the list can't be used, 2 wrong usage."
        },
        mixinStandardHelpOptions = true)
final class FeedsImportCommand implements Callable<Integer> {
    @Mixin
    FeedsCommand.Catalog catalog;

    @Mixin
    AskOptions asking;

    @Parameters(
            paramLabel = "FILE|URL",
            description =
                    "OPML, or YAML with settings of each feed; or the address of a list, of a feed, or of a site whose feed is to "
                            + "be found.")
    String source;

    @Option(names = "--dry-run", description = "Says what would become of each line, and writes nothing.")
    boolean dryRun;

    @Option(names = "--no-check", description = "Asks no server: every line with an address is added as it is.")
    boolean unchecked;

    @Option(names = "--all", description = "Of a site, adds all feeds that are found, not the first alone.")
    boolean all;

    @Option(names = "--json", description = "One JSON object a line of the list; the sums go to standard error.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (HttpGateway gateway = asking.gateway()) {
            boolean isAddress = isAddress(source);
            SiteFeeds found =
                    isAddress ? SiteFeeds.at(source, all, asking, gateway) : SiteFeeds.of(FeedFile.list(path()));
            FeedCatalog feeds = catalog.open();
            Set<String> subscribed = feeds.addresses();
            List<ImportedLine> lines = judge(found.list(), found.isChecked() || unchecked, subscribed, gateway);
            if (!dryRun) {
                lines = FeedImport.settled(
                        lines, feeds.add(FeedImport.feeds(lines)).alreadyThere());
            }
            ImportOutput output = new ImportOutput(
                    spec.commandLine().getOut(), spec.commandLine().getErr(), dryRun);
            if (json) {
                output.json(lines);
            } else {
                output.table(lines);
            }
            output.notes(found.list().problems());
            output.notes(found.notes());
            output.sums(lines, json);
            return lines.stream().anyMatch(FeedsImportCommand::isSubscribed)
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private List<ImportedLine> judge(FeedList list, boolean asIs, Set<String> subscribed, HttpGateway gateway)
            throws InterruptedException {
        if (asIs) {
            return FeedImport.unchecked(list, subscribed);
        }
        try (ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), Boolean.getBoolean("tidende.terminal"))) {
            return new FeedImport(gateway).run(list, subscribed, progress::checked);
        }
    }

    private Path path() {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new CommandException(source + " is no name of a file: " + e.getMessage(), e);
        }
    }

    static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /** A duplicate is subscribed by the feed that it doubles, but that one is counted itself. */
    private static boolean isSubscribed(ImportedLine line) {
        return switch (line.outcome()) {
            case ImportOutcome.Added added -> true;
            case ImportOutcome.AlreadyThere there -> true;
            case ImportOutcome.Redirected redirected -> true;
            case ImportOutcome.DuplicateOfFeed feed -> true;
            case ImportOutcome.DuplicateOfLine earlier -> false;
            case ImportOutcome.NotAFeed other -> false;
            case ImportOutcome.Dead dead -> false;
            case ImportOutcome.Unreadable unreadable -> false;
            case ImportOutcome.Folder folder -> false;
        };
    }
}
