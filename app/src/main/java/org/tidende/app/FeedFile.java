package org.tidende.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedYaml;
import org.tidende.ingest.feed.Opml;
import org.tidende.ingest.feed.OpmlException;

/** A file of feeds as people give it: OPML, or YAML by its name. */
final class FeedFile {
    private static final long MOST_BYTES = 64 << 20;

    private FeedFile() {}

    /**
     * Its feeds.
     *
     * @throws CommandException when it isn't there, or is no such file; the message says where
     */
    static List<Feed> read(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandException(
                        file + " is larger than " + (MOST_BYTES >> 20) + " MB, which no list of feeds is");
            }
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                return new FeedYaml(InstantSource.system()).read(new String(bytes, StandardCharsets.UTF_8));
            }
            return new Opml(InstantSource.system()).read(bytes);
        } catch (NoSuchFileException e) {
            throw new CommandException("there is no file " + file, e);
        } catch (FeedYaml.Fault e) {
            throw new CommandException(file + " is no list of feeds that can be used: " + e.getMessage(), e);
        } catch (OpmlException e) {
            throw new CommandException(file + " is no OPML that can be used: " + e.getMessage(), e);
        }
    }
}
