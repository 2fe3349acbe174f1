package org.tidende.app;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file as a stage reads it: a {@code .gz} as what it holds, and never more than a cap. */
final class InputFile {
    private InputFile() {}

    /** @throws CommandException when there is no such file or it can't be read */
    static void requireReadable(String name) {
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new CommandException("there is no file " + name);
        }
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new CommandException(name + " can't be read");
        }
    }

    /**
     * Its bytes.
     *
     * @param most bytes, after decompression
     * @throws IOException when there is no such file, it can't be read, or it holds more
     */
    static byte[] read(String name, int most) throws IOException {
        Path path;
        try {
            path = Path.of(name);
        } catch (java.nio.file.InvalidPathException e) {
            throw new IOException("not a file name: " + e.getMessage(), e);
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path));
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("holds more than " + most + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("there is no file " + name);
        }
    }
}
