package org.tidende.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.tidende.enrich.actor.Gazetteer;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.gazetteer.ActorSource;
import org.tidende.enrich.gazetteer.ImportedFile;
import org.tidende.enrich.gazetteer.SourceFormat;

/**
 * A file that dictionaries are made from. One in our format is held as a whole; somebody else's, which may be larger than the
 * memory, is read twice, for its hash and for its actors.
 *
 * @param bytes null for somebody else's
 * @param path null for what is not given as a file
 * @param hash SHA-256 in hexadecimal
 */
record SourceFile(byte[] bytes, Path path, String hash) {
    static SourceFile of(byte[] bytes) {
        return new SourceFile(
                bytes, null, HexFormat.of().formatHex(DictionaryFiles.sha256().digest(bytes)));
    }

    /** As it is: whether it is in one of the formats is said when it is read. */
    static SourceFile of(Path path) throws IOException {
        if (isOurs(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                return of(ActorSource.plain(in).readAllBytes());
            }
        }
        MessageDigest digest = DictionaryFiles.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new SourceFile(null, path, HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean isOurs(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return ActorSource.format(path.getFileName().toString(), in) == SourceFormat.YAML;
        } catch (FileFault unknown) {
            // Its reader says so again, with the same words.
            return false;
        }
    }

    boolean isImported() {
        return bytes == null;
    }

    /**
     * Adds the actors of somebody else's file.
     *
     * @throws FileFault when it can't be used, or is no longer what was hashed
     */
    void addTo(String name, Gazetteer.Builder gazetteer) {
        MessageDigest digest = DictionaryFiles.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            ImportedFile.read(name, in, gazetteer);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dictionary " + path + ": " + e, e);
        }
        if (!hash.equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new FileFault(name, 1, "changed while it was read");
        }
    }
}
