package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLibraryTest {

    @TempDir
    private Path home;

    private Path elsewhere;

    @BeforeEach
    void makeLibraryElsewhere() throws IOException {
        elsewhere = library("elsewhere");
    }

    private Path library(String folder) throws IOException {
        Path library = Files.createDirectories(home.resolve(folder));
        Files.createFile(library.resolve("opensearch-3.jar"));
        Files.createFile(library.resolve("kafka_2.13-4.jar"));
        Files.createFile(library.resolve("NOTICE.txt"));
        return library;
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void shouldFindJarsBesideAClassesFolder() throws IOException {
        // Given
        Path library = library("target/lib");
        Path classes = Files.createDirectories(home.resolve("target/classes"));

        // When
        ServerLibrary found = ServerLibrary.locate(Optional.empty(), Optional.empty(), classes);

        // Then
        assertThat(found.jars())
                .containsExactly(library.resolve("kafka_2.13-4.jar"), library.resolve("opensearch-3.jar"));
        assertThat(found.archivable()).isFalse();
    }

    @Test
    void shouldFindJarsBesideABuiltJar() throws IOException {
        // Given
        Path library = library("target/lib");
        Path own = file("target/tidende-embedded-1.jar");

        // When
        ServerLibrary found = ServerLibrary.locate(Optional.empty(), Optional.empty(), own);

        // Then
        assertThat(found.classPath())
                .isEqualTo(own + ":" + library.resolve("kafka_2.13-4.jar") + ":" + library.resolve("opensearch-3.jar"));
        assertThat(found.archivable()).isTrue();
    }

    @Test
    void shouldFindJarsOfAnInstallation() throws IOException {
        // Given
        Path library = library("embedded-lib");
        Path own = file("lib/tidende-embedded-1.jar");

        // When
        ServerLibrary found = ServerLibrary.locate(Optional.empty(), Optional.empty(), own);

        // Then
        assertThat(found.jars()).allMatch(jar -> jar.startsWith(library)).hasSize(2);
    }

    @Test
    void shouldPreferTheConfiguredFolderThenTheProperty() throws IOException {
        // Given
        library("target/lib");
        Path own = file("target/tidende-embedded-1.jar");
        Path other = library("other");

        // When
        ServerLibrary byProperty = ServerLibrary.locate(Optional.empty(), Optional.of(elsewhere.toString()), own);
        ServerLibrary configured = ServerLibrary.locate(Optional.of(other), Optional.of(elsewhere.toString()), own);

        // Then
        assertThat(byProperty.jars()).allMatch(jar -> jar.startsWith(elsewhere));
        assertThat(configured.jars()).allMatch(jar -> jar.startsWith(other));
    }

    @Test
    void shouldSayWhereTheJarsShouldBe() throws IOException {
        Path own = file("target/tidende-embedded-1.jar");

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> ServerLibrary.locate(Optional.empty(), Optional.empty(), own))
                .withMessageContaining(home.resolve("target/lib").toString())
                .withMessageContaining("-Dtidende.embedded.lib=");
    }

    @Test
    void shouldRefuseTwoVersions() throws IOException {
        // Given
        Files.createFile(elsewhere.resolve("kafka_2.13-5.jar"));
        Path own = file("target/tidende-embedded-1.jar");

        // Then
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> ServerLibrary.locate(Optional.of(elsewhere), Optional.empty(), own))
                .withMessageContaining("kafka_2.13-4.jar, kafka_2.13-5.jar")
                .withMessageContaining("clean");
    }
}
