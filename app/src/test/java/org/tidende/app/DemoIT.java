package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path folder;

    @Test
    void shouldShowAllArticlesAndEnd() throws Exception {
        // Given
        String[] arguments = {
            "demo",
            "--once",
            "--data",
            folder.resolve("data").toString(),
            "--port",
            "0",
            "--kafka-port",
            "0",
            "--opensearch-port",
            "0"
        };

        // When
        TidendeProcess demo = TidendeProcess.start(folder, arguments);
        int exit = demo.exitCode(180);

        // Then
        assertThat(exit).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out()).contains("24 articles in 6 feeds", "all articles are searchable");
        for (String language : new String[] {" da ", " en ", " de ", " sv ", " fr ", " ru ", " es ", " ar "}) {
            assertThat(demo.out()).contains(language);
        }
        assertThat(demo.out()).contains("Mette Frederiksen", "United Nations", "Denmark");
    }

    @Test
    void shouldLeaveAloneWhatIsNotItsOwn() throws Exception {
        // Given
        Path own = Files.createDirectories(folder.resolve("data").resolve("demo"));
        Files.writeString(own.resolve("thesis.txt"), "twenty years of work");

        // When
        TidendeProcess demo = TidendeProcess.start(
                folder, "demo", "--once", "--data", folder.resolve("data").toString(), "--port", "0");
        int exit = demo.exitCode(60);

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(demo.err()).contains("left alone");
        assertThat(own.resolve("thesis.txt")).hasContent("twenty years of work");
    }
}
