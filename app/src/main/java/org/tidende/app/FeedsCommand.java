package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;
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
        description = "Imports, exports, lists and removes the feeds that are polled.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FeedsCommand.Import.class,
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
            return new FeedCatalog(kafka.client(), kafka.topics());
        }
    }

    /** Adds what a file lists. */
    @Command(
            name = "import",
            description = "Adds the feeds of a file; one that is there already stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Mixin
        Catalog catalog;

        @Parameters(paramLabel = "FILE", description = "OPML, or YAML with settings of each feed.")
        Path file;

        @Option(names = "--dry-run", description = "Says what would be added, and adds nothing.")
        boolean dryRun;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            List<Feed> listed = FeedFile.read(file);
            FeedCatalog feeds = catalog.open();
            PrintWriter out = spec.commandLine().getOut();
            if (dryRun) {
                List<String> known =
                        feeds.list().stream().map(one -> one.feed().getUri()).toList();
                long added = listed.stream()
                        .filter(feed -> !known.contains(feed.getUri()))
                        .count();
                out.println(listed.size() + " listed: " + added + " would be added, " + (listed.size() - added)
                        + " already there");
            } else {
                FeedCatalog.Added added = feeds.add(listed);
                added.added().forEach(uri -> out.println("added          " + uri));
                added.alreadyThere().forEach(uri -> out.println("already there  " + uri));
                out.println(listed.size() + " listed: " + added.added().size() + " added, "
                        + added.alreadyThere().size() + " already there");
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /** Writes them all. */
    @Command(name = "export", description = "Writes all feeds as OPML 2.0.", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        Catalog catalog;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Without it, standard output.")
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
            description = "Lists the feeds with their state, as the workers last wrote it.",
            mixinStandardHelpOptions = true)
    static final class ListFeeds implements Callable<Integer> {
        @Mixin
        Catalog catalog;

        @Option(names = "--json", description = "One JSON object a line.")
        boolean json;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            List<FeedCatalog.Listed> all = catalog.open().list();
            if (json) {
                for (FeedCatalog.Listed listed : all) {
                    out.println(json(listed));
                }
            } else {
                TextTable table = new TextTable(
                        List.of("feed", "health", "last poll", "next", "lately", "status"), 60, 10, 9, 9, 10, 70);
                Instant now = Instant.now();
                all.forEach(listed -> table.add(row(listed, now)));
                table.print(out);
                out.println(all.size() + " feeds");
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }

        private static List<String> row(FeedCatalog.Listed listed, Instant now) {
            FeedState state = listed.state();
            if (state == null) {
                return List.of(
                        listed.feed().getUri(),
                        listed.feed().getPaused() ? "paused" : "new",
                        "",
                        "",
                        "",
                        "not polled yet");
            }
            return List.of(
                    listed.feed().getUri(),
                    listed.feed().getPaused() ? "paused" : state.getHealth().name(),
                    ago(state.getLastAttempt(), now),
                    state.getNextAttempt() == null ? "" : "in " + brief(Duration.between(now, state.getNextAttempt())),
                    FeedPolling.lately(state),
                    state.getStatus());
        }

        private static String ago(Instant time, Instant now) {
            return time == null ? "" : brief(Duration.between(time, now)) + " ago";
        }

        private static String brief(Duration duration) {
            long seconds = Math.max(0, duration.toSeconds());
            return seconds < 120
                    ? seconds + " s"
                    : seconds < 7_200
                            ? seconds / 60 + " min"
                            : seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
        }

        private static String json(FeedCatalog.Listed listed) throws IOException {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(text)) {
                Feed feed = listed.feed();
                FeedState state = listed.state();
                json.writeStartObject();
                json.writeStringField("uri", feed.getUri());
                json.writeStringField(
                        "title", feed.getTitle() == null && state != null ? state.getTitle() : feed.getTitle());
                json.writeArrayFieldStart("groups");
                for (String group : feed.getGroups()) {
                    json.writeString(group);
                }
                json.writeEndArray();
                json.writeBooleanField("paused", feed.getPaused());
                if (state != null) {
                    json.writeStringField("health", state.getHealth().name());
                    json.writeStringField("status", state.getStatus());
                    time(json, "lastAttempt", state.getLastAttempt());
                    time(json, "lastSuccess", state.getLastSuccess());
                    time(json, "lastNewEntry", state.getLastNewEntry());
                    time(json, "nextAttempt", state.getNextAttempt());
                    json.writeNumberField("failures", state.getFailures());
                    json.writeStringField("movedTo", state.getMovedTo());
                    FeedPolling.write(json, state);
                }
                json.writeEndObject();
            }
            return text.toString();
        }

        private static void time(JsonGenerator json, String name, Instant time) throws IOException {
            json.writeStringField(name, time == null ? null : time.toString());
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
