package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRunTest {
    private static final String FEED =
            "<rss><channel><title>T</title><item><title>A</title><link>a.html</link></item></channel></rss>";

    @TempDir
    Path folder;

    @Test
    void shouldGiveALineForEachInputWhateverIsWrongWithIt() throws Exception {
        // Given
        Path plain = Files.writeString(folder.resolve("feed.xml"), FEED);
        Path packed = folder.resolve("feed.xml.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(FEED.getBytes(StandardCharsets.UTF_8));
        }
        Path damaged = Files.writeString(folder.resolve("damaged.gz"), "no gzip");
        Path large = Files.writeString(folder.resolve("large.xml"), "x".repeat(2_000));

        // When
        List<JsonNode> lines = run(
                plain.toString(),
                packed.toString(),
                folder.resolve("none").toString(),
                damaged.toString(),
                large.toString(),
                folder.toString(),
                "{\"url\": \"https://example.org/\"}",
                "{broken");

        // Then
        assertThat(lines).hasSize(8).allMatch(line -> line.has("file"));
        assertThat(lines.subList(0, 2)).allMatch(line -> line.path("items").size() == 1);
        assertThat(lines.subList(2, 8)).allMatch(line -> line.hasNonNull("error"));
        assertThat(lines.get(4).get("error").asText()).contains("more than 1000 bytes");
    }

    @Test
    void shouldHandOnAddressAndHeaders() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("feed.xml"), FEED);

        // When
        List<JsonNode> lines = run("{\"file\": \"" + file
                + "\", \"url\": \"https://example.org/x/feed\", \"headers\": {\"Content-Location\": \"/y/\"}}");

        // Then
        assertThat(lines.get(0).get("items").get(0).get("url").asText()).isEqualTo("https://example.org/y/a.html");
    }

    private static List<JsonNode> run(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        new BatchRun(1_000, new FeedJson(InstantSource.fixed(Instant.parse("2026-03-03T08:30:00Z"))))
                .lines(new ByteArrayInputStream(in), out);
        List<JsonNode> read = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            read.add(new ObjectMapper().readTree(line));
        }
        return read;
    }
}
