package org.tidende.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedList;
import org.tidende.ingest.feed.FeedYaml;
import org.tidende.ingest.feed.Opml;
import org.tidende.ingest.feed.OpmlException;

/** A file of feeds as people give it: OPML, or YAML by its name; a {@code .gz} as what it holds. */
final class FeedFile {
    private static final int MOST_BYTES = 64 << 20;

    private FeedFile() {}

    /**
     * Its feeds.
     *
     * @throws CommandException when it isn't there, is no such file, or lists no feed that can be used; the message says where
     */
    static List<Feed> read(Path file) throws IOException {
        List<Feed> feeds = list(file).feeds();
        if (feeds.isEmpty()) {
            throw new CommandException(file + " lists no feed that can be used; feeds import --dry-run says why");
        }
        return feeds;
    }

    /**
     * Its lines.
     *
     * @throws CommandException when it isn't there or is no such file; the message says where
     */
    static FeedList list(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = InputFile.read(file.toString(), MOST_BYTES);
        } catch (FileNotFoundException e) {
            throw new CommandException("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandException(file + " can't be read: " + e.getMessage(), e);
        }
        String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
        return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(bytes, file) : opml(bytes, file.toString());
    }

    private static FeedList yaml(byte[] bytes, Path file) {
        try {
            return new FeedYaml(InstantSource.system()).list(new String(bytes, StandardCharsets.UTF_8));
        } catch (FeedYaml.Fault e) {
            throw new CommandException(file + " is no list of feeds that can be used: " + e.getMessage(), e);
        }
    }

    /** @param name of the file, or address, that it came from */
    static FeedList opml(byte[] bytes, String name) {
        try {
            return new Opml(InstantSource.system()).list(bytes);
        } catch (OpmlException e) {
            throw new CommandException(name + " is no OPML that can be used: " + e.getMessage(), e);
        }
    }
}
