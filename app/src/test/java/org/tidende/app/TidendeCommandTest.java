package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidendeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "standalone", "servers", "ingest", "enrich", "sink", "search", "tail"})
    void shouldHelp(String command) {
        assertThat(run(Map.of(), command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: tidende " + command).doesNotContain("DEFAULT-VALUE");
    }

    @Test
    void shouldRefuseOptionsOfTheStageForItsRebuild() {
        assertThat(run(Map.of(), "enrich", "rebuild", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: tidende enrich rebuild").doesNotContain("DEFAULT-VALUE");

        assertThat(run(Map.of(), "enrich", "--data", "elsewhere", "rebuild")).isEqualTo(2);
        assertThat(err.toString()).contains("options stand after 'rebuild': --data");
        assertThat(run(Map.of(), "enrich", "rebuild", "--port", "1")).isEqualTo(2);
    }

    @Test
    void shouldSayWhenTheIndexIsAway() {
        assertThat(run(Map.of(), "search", "storm", "--opensearch", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("127.0.0.1:1").doesNotContain("\tat ");
    }

    @Test
    void shouldSayWhenTheFeedsAreNoOpml(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("feeds.opml"), "<html><body>Hello</body></html>");

        assertThat(run(Map.of(), "standalone", "--feeds", file.toString(), "--port", "0"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("feeds.opml").contains("OPML");
        assertThat(run(Map.of(), "standalone", "--feeds", folder.resolve("none").toString(), "--port", "0"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no file");
    }

    @Test
    void shouldTakeOptionsFromTheEnvironmentThenTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("c.properties"), "size=7\nlanguage=klingon\n");

        // The file's language is wrong, so that the message shows that it was read.
        assertThat(run(Map.of(), "search", "storm", "--config", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("klingon");
        err.getBuffer().setLength(0);
        assertThat(run(Map.of("TIDENDE_LANGUAGE", "vulcan"), "search", "storm", "--config", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("vulcan");
    }

    @Test
    void shouldSayWhenTheConfigurationCannotBeRead(@TempDir Path folder) {
        String missing = folder.resolve("none").toString();

        assertThat(run(Map.of(), "search", "--config", missing)).isEqualTo(2);
        assertThat(run(Map.of("TIDENDE_CONFIG", missing), "search")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("the configuration file " + missing + " can't be read"));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "15m, PT15M", "1h, PT1H", "7d, PT168H"})
    void shouldReadDurations(String text, Duration duration) {
        assertThat(new DurationText().convert(text)).isEqualTo(duration);
    }

    @Test
    void shouldCutColumnsAsATerminalShowsThem() {
        // Given
        TextTable table = new TextTable(List.of("headline", "n"), 7, 3);
        table.add(List.of("联合国秘书长", "1"));
        table.add(List.of("kort", "22"));

        // When
        List<String> lines = table.lines();

        // Then
        assertThat(lines).containsExactly("headli…  n", "-------  --", "联合国…  1", "kort     22");
    }

    private int run(Map<String, String> environment, String... arguments) {
        return TidendeCommand.execute(
                TidendeCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)),
                environment,
                arguments);
    }
}
