package org.tidende.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Notices that dictionary files are others than before, and says so once they have stopped changing. A look costs a listing; nothing
 * is read. Looks instead of the system's own notices: those don't come from network folders and mounts of containers. For one thread.
 */
final class FileWatch {
    private final List<Path> given;
    private Map<Path, Stamp> last;
    private Map<Path, Stamp> told;

    /** What changes with a file; {@code key} with its replacement by another of the same age and size. */
    private record Stamp(long size, FileTime modified, String key) {
        static final Stamp NOTHING = new Stamp(-1, FileTime.fromMillis(0), "");
    }

    /** @param given files, or folders of them */
    FileWatch(List<Path> given) {
        this.given = List.copyOf(given);
    }

    /** What a look found. */
    enum Look {
        /** Nothing that was not told before. */
        SAME,
        /** They were others at the look before this. */
        MOVING,
        /** They have changed since it was last told, and not since the look before this. Told once; the first time, too. */
        CHANGED
    }

    Look look() {
        Map<Path, Stamp> now = stamps();
        boolean still = now.equals(last);
        last = now;
        if (now.equals(told)) {
            return Look.SAME;
        }
        if (!still) {
            return Look.MOVING;
        }
        told = now;
        return Look.CHANGED;
    }

    /** They count as told as they were at the last look. */
    void tell() {
        told = last;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path path : given) {
            try {
                for (Path file : DictionaryFiles.list(path)) {
                    stamps.put(file, stamp(file));
                }
            } catch (IOException gone) {
                // Whoever reads them next says what is wrong with the folder.
                stamps.put(path, Stamp.NOTHING);
            }
        }
        return stamps;
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.size(), attributes.lastModifiedTime(), Objects.toString(attributes.fileKey(), ""));
        } catch (IOException gone) {
            return Stamp.NOTHING;
        }
    }
}
