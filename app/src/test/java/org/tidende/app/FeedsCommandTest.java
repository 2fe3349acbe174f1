package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.Feed;
import picocli.CommandLine;

/** What is said before any server is asked. */
class FeedsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return new CommandLine(new TidendeCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void shouldSayWhatItTakesAndHowItEnds() {
        assertThat(run("feeds", "import", "--help")).isZero();
        assertThat(out.toString()).contains("FILE|URL", "--dry-run", "--no-check", "Exit codes:", "15s");
        assertThat(run("feeds", "discover")).isEqualTo(2);
        assertThat(run("feeds", "import", "--allow-address", "nonsense", "list.opml"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'nonsense' is no block of addresses");
    }

    @Test
    void shouldSayThatNoFeedIsThere() {
        assertThat(run("feeds", "discover", "http://10.0.0.1/")).isEqualTo(1);
        assertThat(out.toString()).contains("no feed at http://10.0.0.1/, found with 1 requests");
        assertThat(err.toString()).contains("--allow-address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.opml    | <rss/>                | is no OPML that can be used: line 1: the first element is <rss>
            a.yaml    | feeds: [{uri: x}]     | is no list of feeds that can be used: line 1: unknown setting 'uri'
            a.opml    | <opml><outline/></opml> | lists no feed that can be used
            """)
    void shouldSayWhyAListCannotBeUsed(String name, String text, String message) throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve(name), text);

        // When, Then
        assertThatThrownBy(() -> FeedFile.read(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldReadACompressedList() throws Exception {
        // Given
        Path file = folder.resolve("list.opml.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write("<opml><outline xmlUrl='https://a.example/'/></opml>".getBytes(StandardCharsets.UTF_8));
        }

        // When, Then
        assertThat(FeedFile.read(file)).extracting(Feed::getUri).containsExactly("https://a.example/");
    }
}
