package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What of the files for containers can be seen without an engine. */
class ContainerFilesTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern METRIC = Pattern.compile("tidende_[a-z_]+");

    @Test
    void shouldNameImagesByVariables() throws IOException {
        List<String> images = values("image");

        assertThat(images)
                .hasSizeGreaterThan(6)
                // No host in any name: where images come from is the operator's.
                .allMatch(image -> image.matches("\\$\\{IMAGE_PREFIX:-}([a-z-]+/)?[a-z-]+:\\$\\{[A-Z_]+_VERSION:-.+}"));
    }

    @Test
    void shouldListenOnTheLoopbackAddressOnly() throws IOException {
        assertThat(values("ports"))
                .hasSizeGreaterThan(6)
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:\\$\\{[A-Z_]+_PORT:-[0-9]+}:[0-9]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "opensearch"})
    void shouldStartTheVersionsThatAreTested(String server) throws IOException {
        Matcher tested =
                Pattern.compile("<" + server + ".version>(.+)</").matcher(Files.readString(HOME.resolve("pom.xml")));

        assertThat(tested.find()).isTrue();
        assertThat(values("image"))
                .anyMatch(image ->
                        image.contains("/" + server + ":") && image.endsWith("_VERSION:-" + tested.group(1) + "}"));
    }

    static Stream<Path> yaml() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("containers"))) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void shouldBeYaml(Path file) throws IOException {
        assertThat(load(file)).isNotEmpty();
    }

    @Test
    void shouldDrawMetricsThatThereAre() throws IOException {
        // Given
        JsonNode panels = new ObjectMapper()
                .readTree(HOME.resolve("containers/grafana/dashboards/tidende.json")
                        .toFile())
                .path("panels");
        StringBuilder code = new StringBuilder();
        for (String module : List.of("ingest", "enrich", "sink")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }

        // When
        List<String> drawn = new ArrayList<>();
        panels.forEach(panel -> panel.path("targets")
                .forEach(target -> METRIC.matcher(target.path("expr").asText())
                        .results()
                        .forEach(found -> drawn.add(found.group()))));

        // Then
        assertThat(drawn).hasSizeGreaterThan(10).allSatisfy(metric -> assertThat(code)
                .contains(metric.replaceAll("_(total|seconds|max|sum|count)(?=_|$)", "")
                        .replace('_', '.')));
    }

    /** All values of a key, wherever it stands in the compose file. */
    private static List<String> values(String key) throws IOException {
        List<String> found = new ArrayList<>();
        collect(load(HOME.resolve("docker-compose.yml")), key, found);
        return found;
    }

    private static void collect(Object node, String key, List<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (key.equals(name)) {
                    (value instanceof List<?> list ? list : List.of(value)).forEach(one -> found.add(one.toString()));
                } else {
                    collect(value, key, found);
                }
            });
        }
    }

    private static Map<?, ?> load(Path file) throws IOException {
        return (Map<?, ?>)
                new Load(LoadSettings.builder().setLabel(file.toString()).build())
                        .loadFromString(Files.readString(file));
    }
}
