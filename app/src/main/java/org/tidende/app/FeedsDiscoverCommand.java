package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidende.ingest.discovery.Discovered;
import org.tidende.ingest.discovery.FoundFeed;
import org.tidende.ingest.fetch.HttpGateway;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the feeds of a site. */
@Command(
        name = "discover",
        description = {
            "Finds the feeds and news sitemaps of a site, each fetched and read before it is told, the best first.",
            "feeds import adds the first of them, or any of them by its own address."
        },
        footer = {"", "Exit codes: 0 a feed was found, 1 none was, 2 wrong usage."},
        mixinStandardHelpOptions = true)
final class FeedsDiscoverCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    AskOptions asking;

    @Parameters(paramLabel = "URL", description = "Any address of the site; https:// may be left out.")
    String address;

    @Option(names = "--json", description = "One JSON object a feed; the rest goes to standard error.")
    boolean json;

    @Option(names = "--verbose", description = "Names the addresses, too, that were said to be feeds and are none.")
    boolean verbose;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogSetup.quiet();
        Discovered discovered;
        try (HttpGateway gateway = asking.gateway()) {
            discovered = asking.discovery(gateway).discover(address);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            for (FoundFeed feed : discovered.feeds()) {
                out.println(json(feed));
            }
        } else if (!discovered.feeds().isEmpty()) {
            table(discovered.feeds()).print(out);
        }
        discovered.notes().forEach(note -> err.println("note: " + note));
        if (discovered.isList()) {
            err.println("note: a list of feeds is there; feeds import " + address + " adds them");
        }
        if (verbose) {
            discovered
                    .rejected()
                    .forEach(one -> err.println(
                            "no feed: " + one.address() + " (" + one.source().words() + "): " + one.reason()));
        }
        (json ? err : out).println(sums(discovered));
        out.flush();
        err.flush();
        return discovered.feeds().isEmpty() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static String sums(Discovered discovered) {
        int feeds = discovered.feeds().size();
        int rejected = discovered.rejected().size();
        return (feeds == 0 ? "no feed" : feeds == 1 ? "1 feed" : feeds + " feeds") + " at " + discovered.address()
                + ", found with " + discovered.requests() + " requests"
                + (rejected == 0
                        ? ""
                        : "; " + rejected + (rejected == 1 ? " address was" : " addresses were")
                                + " said to be one and " + (rejected == 1 ? "is" : "are") + " none (--verbose)");
    }

    private static TextTable table(List<FoundFeed> feeds) {
        TextTable table = new TextTable(
                List.of("feed", "what", "format", "entries", "newest", "found by", "title"), 70, 12, 7, 7, 10, 19, 40);
        for (FoundFeed feed : feeds) {
            table.add(List.of(
                    feed.address(),
                    feed.kind().words(),
                    format(feed),
                    Integer.toString(feed.feed().entries()),
                    feed.feed().newest() == null
                            ? ""
                            : feed.feed().newest().toString().substring(0, 10),
                    feed.source().words(),
                    feed.feed().title() == null ? "" : feed.feed().title()));
            feed.sameAs().forEach(same -> table.add(List.of(same, "same entries", "", "", "", "", "")));
        }
        return table;
    }

    private static String format(FoundFeed feed) {
        return feed.feed().format().name().toLowerCase(Locale.ROOT);
    }

    private static String json(FoundFeed feed) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("address", feed.address());
            json.writeStringField("kind", feed.kind().words());
            json.writeStringField("format", format(feed));
            json.writeStringField("title", feed.feed().title());
            json.writeStringField("language", feed.language());
            json.writeNumberField("entries", feed.feed().entries());
            json.writeStringField(
                    "newest",
                    feed.feed().newest() == null ? null : feed.feed().newest().toString());
            json.writeStringField("foundBy", feed.source().words());
            json.writeArrayFieldStart("sameAs");
            for (String same : feed.sameAs()) {
                json.writeString(same);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
