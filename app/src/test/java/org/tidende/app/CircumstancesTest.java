package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong before anything runs: each is said in one line, with what to do. */
class CircumstancesTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhenTheDiskIsFull() {
        DiskSpace full = new DiskSpace(folder.resolve("not/yet/there"), path -> 100L << 20);

        assertThatThrownBy(full::requireRoom)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("has 100 MB left")
                .hasMessageContaining("--data");
        assertThat(full.handle().check().get()).hasSize(1);
    }

    @Test
    void shouldSayWhenTheDiskCannotBeAsked() {
        DiskSpace broken = new DiskSpace(folder, path -> {
            throw new IOException("stale handle");
        });

        assertThat(broken.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("stale handle"));
    }

    @Test
    void shouldBeContentWithRoom() {
        DiskSpace.of(folder.resolve("data")).requireRoom();

        assertThat(DiskSpace.of(folder).handle().check().get()).isEmpty();
    }

    @Test
    void shouldSayWhenThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            TidendeProcess process = TidendeProcess.start(
                    folder,
                    "standalone",
                    "--data",
                    folder.resolve("data").toString(),
                    "--port",
                    Integer.toString(taken.getLocalPort()));

            assertThat(process.exitCode(60)).isEqualTo(1);
            assertThat(process.err())
                    .contains("port " + taken.getLocalPort(), "in use", "--port")
                    .doesNotContain("\tat ");
        }
    }
}
