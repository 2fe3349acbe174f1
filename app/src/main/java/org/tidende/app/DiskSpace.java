package org.tidende.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much room the disk of a data folder has left. A broker and an index that run into the end of it stop in the middle. */
final class DiskSpace {
    /** With less nothing is started, in MB. */
    static final long LEAST_MEGABYTES = 256;

    /** With less the servers are stopped in order, which needs some room, in MB. */
    private static final long FULL_MEGABYTES = 48;

    private final Path folder;
    private final Probe probe;

    /** Asks a file system. */
    interface Probe {
        /** Bytes that may still be written where the path lies, which exists. */
        long usable(Path path) throws IOException;
    }

    DiskSpace(Path folder, Probe probe) {
        this.folder = folder.toAbsolutePath().normalize();
        this.probe = probe;
    }

    static DiskSpace of(Path folder) {
        return new DiskSpace(folder, path -> Files.getFileStore(path).getUsableSpace());
    }

    /** @throws CommandException when there is too little to begin */
    void requireRoom() {
        problem().ifPresent(problem -> {
            throw new CommandException(problem + "; make room there, or give another folder with --data");
        });
    }

    /** Whether it is time to stop writing; false when it can't be asked. */
    boolean isFull() {
        try {
            return megabytes() < FULL_MEGABYTES;
        } catch (IOException unknown) {
            // Said by problem(); a running broker is not stopped for it.
            return false;
        }
    }

    private long megabytes() throws IOException {
        return probe.usable(existing(folder)) >> 20;
    }

    /** What is wrong, in words. */
    Optional<String> problem() {
        try {
            long megabytes = megabytes();
            return megabytes >= LEAST_MEGABYTES
                    ? Optional.empty()
                    : Optional.of(
                            "the disk of " + folder + " has " + megabytes + " MB left, needed are " + LEAST_MEGABYTES);
        } catch (IOException e) {
            return Optional.of("the disk of " + folder + " can't be asked for its room: " + e);
        }
    }

    /** As a part of what operators ask. */
    StageHandle handle() {
        return new StageHandle(
                "disk",
                () -> problem().map(List::of).orElse(List.of()),
                () -> true,
                () -> Map.of("folder", folder.toString(), "problem", problem().orElse("")));
    }

    private static Path existing(Path path) throws IOException {
        for (Path at = path; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at;
            }
        }
        throw new IOException("no part of it exists");
    }
}
