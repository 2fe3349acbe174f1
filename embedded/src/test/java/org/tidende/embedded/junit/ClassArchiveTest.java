package org.tidende.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    private Path home;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        Path target = Files.createDirectories(home.resolve("target"));
        jar = Files.createFile(target.resolve("tidende-embedded-1.jar"));
    }

    @Test
    void shouldServeTheNextRunOncePublished() throws IOException {
        // Given
        ClassArchive archive = ClassArchive.beside(jar).orElseThrow();
        Files.writeString(archive.draft(), "classes");
        boolean before = archive.isReady();

        // When
        archive.publish();

        // Then
        assertThat(before).isFalse();
        assertThat(ClassArchive.beside(jar).orElseThrow().isReady()).isTrue();
    }

    @Test
    void shouldNotServeAnotherBuildAndGoWithIt() throws IOException {
        // Given
        ClassArchive former = ClassArchive.beside(jar).orElseThrow();
        Files.writeString(former.file(), "classes");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        ClassArchive archive = ClassArchive.beside(jar).orElseThrow();
        Files.writeString(archive.draft(), "classes");
        boolean ready = archive.isReady();

        // When
        archive.publish();

        // Then
        assertThat(ready).isFalse();
        assertThat(former.file()).doesNotExist();
        assertThat(archive.file()).exists();
    }

    @Test
    void shouldPublishNothingWithoutADraft() {
        // Given
        ClassArchive archive = ClassArchive.beside(jar).orElseThrow();

        // When
        archive.publish();

        // Then
        assertThat(archive.isReady()).isFalse();
    }

    @Test
    void shouldLeaveFoldersOutsideABuildAlone() throws IOException {
        Path installed = Files.createFile(home.resolve("tidende-embedded-1.jar"));

        assertThat(ClassArchive.beside(installed)).isEmpty();
        assertThat(ClassArchive.beside(home.resolve("target"))).isEmpty();
    }
}
