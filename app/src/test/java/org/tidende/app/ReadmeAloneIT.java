package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The README's examples that ask for no running pipeline: those that bring their own, and those over files. */
class ReadmeAloneIT {
    @TempDir
    static Path folder;

    static OneFeed feed;
    static ReadmeExamples examples;

    @BeforeAll
    static void writeFiles() throws IOException {
        feed = new OneFeed();
        feed.opml(folder.resolve("feeds.opml"));
        Files.writeString(
                folder.resolve("feed.xml"),
                "<rss><channel><title>T</title><item><title>A</title></item></channel></rss>");
        Files.writeString(
                folder.resolve("page.html"),
                "<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>The storm came at"
                        + " night.</p></article></body></html>");
        Files.writeString(
                folder.resolve("article.txt"),
                "Ruslands forsvarsminister Sergei Shoigu talte med Ash Carter, sagde talsmand Martin Ashcombe.");
        Files.writeString(
                folder.resolve("articles.jsonl"),
                "{\"id\":\"1\",\"body\":\"NATO met in Brussels.\"}\n{\"id\":\"2\"}\n");
        Files.writeString(
                folder.resolve("actors.yaml"),
                "actors:\n  - uri: urn:example:vik\n    type: place\n    names: {all: Vik i Sogn}\n");
        Files.writeString(
                folder.resolve("mediatopics.json"),
                "{\"conceptSet\": [{\"uri\": \"http://cv.iptc.org/newscodes/mediatopic/15000000\", \"prefLabel\":"
                        + " {\"en-GB\": \"sport\"}}]}");
        Files.writeString(
                folder.resolve("rules.yaml"),
                "topics:\n  - " + ReadmeIT.RULE.strip().replace("\n", "\n    ") + "\n");
        examples = new ReadmeExamples(folder, Map.of());
    }

    @AfterAll
    static void stopFeed() {
        feed.close();
    }

    static List<String> examples() throws IOException {
        return ReadmeExamples.all().stream().filter(ReadmeExamples::isAlone).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldRun(String example) throws Exception {
        examples.run(example);
    }

    @Test
    void shouldShowEachCommand() throws Exception {
        List<String> shown = ReadmeExamples.all();
        List<String> all = new ArrayList<>();
        collect("./tidende", TidendeCommand.commandLine(), all);

        assertThat(all).hasSizeGreaterThan(12).allSatisfy(command -> assertThat(shown)
                .as("examples of " + command)
                .anyMatch(example -> (example + " ").contains(command + " ")));
    }

    /** Those that do something: the last words of each path. */
    private static void collect(String path, CommandLine command, List<String> all) {
        if (command.getSubcommands().isEmpty()) {
            all.add(path);
        }
        command.getSubcommands().forEach((name, subcommand) -> {
            if (!name.equals("help")) {
                collect(path + " " + name, subcommand, all);
            }
        });
    }
}
