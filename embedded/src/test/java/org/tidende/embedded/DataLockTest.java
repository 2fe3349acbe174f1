package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    private Path folder;

    @Test
    void shouldNameItsHolder() throws Exception {
        // Given
        Path file = folder.resolve("kafka.lock");
        Files.writeString(file, "99999999999999 of an earlier run");

        // When
        try (DataLock lock = DataLock.acquire(file, Duration.ZERO).orElseThrow()) {

            // Then
            assertThat(lock).isNotNull();
            assertThat(file).hasContent(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void shouldBeTakenAgainAfterItsHolderIsGone() throws Exception {
        // Given
        Path file = folder.resolve("kafka.lock");
        DataLock.acquire(file, Duration.ZERO).orElseThrow().close();

        // When
        try (DataLock again = DataLock.acquire(file, Duration.ZERO).orElseThrow()) {

            // Then
            assertThat(again).isNotNull();
        }
    }
}
