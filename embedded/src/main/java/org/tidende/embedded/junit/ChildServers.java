package org.tidende.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.Servers;

/** The children of one test class or one test run, and the folder that is thrown away with them. */
final class ChildServers implements RunningServers {

    private final Path folder;
    private final List<EmbeddedServers> children = new ArrayList<>();
    private final Optional<ClassArchive> archive = ClassArchive.ofThisBuild();
    private boolean writesArchive;
    private EmbeddedServers kafka;
    private EmbeddedServers index;

    private ChildServers(Path folder) {
        this.folder = folder;
    }

    static ChildServers start(Layout layout, Map<String, String> kafkaSettings, Map<String, String> indexSettings) {
        Path folder;
        try {
            folder = Files.createTempDirectory("tidende-embedded-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the servers", e);
        }
        ChildServers running = new ChildServers(folder);
        EmbeddedConfig config =
                running.archived(EmbeddedConfig.of(folder).withSettings(kafkaSettings, indexSettings), layout);
        try {
            switch (layout) {
                case TOGETHER -> {
                    running.kafka = running.child(config);
                    running.index = running.kafka;
                }
                case APART -> {
                    running.kafka = running.child(config.withServers(Servers.KAFKA));
                    running.index = running.child(config.withServers(Servers.OPENSEARCH));
                }
                case KAFKA_ONLY -> running.kafka = running.child(config.withServers(Servers.KAFKA));
                case OPENSEARCH_ONLY -> running.index = running.child(config.withServers(Servers.OPENSEARCH));
            }
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    /** Only a child with both servers writes an archive: it is the one that serves every layout. */
    private EmbeddedConfig archived(EmbeddedConfig config, Layout layout) {
        if (archive.isEmpty()) {
            return config;
        }
        if (archive.get().isReady()) {
            return config.withClassArchive(archive.get().file());
        }
        writesArchive = layout == Layout.TOGETHER;
        return writesArchive ? config.withClassArchive(archive.get().draft()) : config;
    }

    private EmbeddedServers child(EmbeddedConfig config) {
        EmbeddedServers child = EmbeddedServers.start(config);
        children.add(child);
        return child;
    }

    @Override
    public String bootstrapServers() {
        return kafka().bootstrapServers();
    }

    @Override
    public URI openSearch() {
        return index().openSearch();
    }

    @Override
    public EmbeddedServers kafka() {
        if (kafka == null) {
            throw new IllegalStateException("this test runs no Kafka");
        }
        return kafka;
    }

    @Override
    public EmbeddedServers index() {
        if (index == null) {
            throw new IllegalStateException("this test runs no OpenSearch");
        }
        return index;
    }

    /** Kills rather than stops: nobody reads this data again. */
    @Override
    public void close() {
        if (writesArchive && !children.isEmpty()) {
            children.forEach(EmbeddedServers::close);
            archive.ifPresent(ClassArchive::publish);
        }
        children.forEach(EmbeddedServers::kill);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete the servers' folder " + folder, e);
        }
    }
}
