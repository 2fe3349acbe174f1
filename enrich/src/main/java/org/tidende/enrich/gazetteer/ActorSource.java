package org.tidende.enrich.gazetteer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.GazetteerFile;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/**
 * Reads a file of actors in any of the {@link SourceFormat}s, plain or compressed with gzip. What can't be used is told to the
 * sink with its line and costs no more than itself.
 */
public final class ActorSource {
    private static final Set<String> PARTS = Set.of("actors", "topics", "note");

    private ActorSource() {}

    /** The format of a file, of which no more than the beginning is read. */
    public static SourceFormat format(String name, InputStream raw) throws IOException {
        return SourceFormat.of(name, head(name, plain(raw)));
    }

    /**
     * Tells what is in a file.
     *
     * @param name in messages
     * @param raw its bytes; not closed
     * @param sink makes what takes the contents, by their format
     * @throws FileFault when it is in none of the formats
     * @throws IOException when it can't be read
     */
    public static void read(String name, InputStream raw, Function<SourceFormat, ActorSink> sink) throws IOException {
        InputStream in = plain(raw);
        SourceFormat format = SourceFormat.of(name, head(name, in));
        ActorSink into = sink.apply(format);
        try {
            read(format, name, in, into);
        } catch (EOFException | ZipException e) {
            into.fault(new FileFault(name, 1, "the compressed data are cut off or damaged (" + e.getMessage() + ")"));
        }
    }

    private static void read(SourceFormat format, String name, InputStream in, ActorSink sink) throws IOException {
        switch (format) {
            case YAML -> yaml(name, in.readAllBytes(), sink);
            default -> throw new FileFault(name, 1, format + " can't be read yet");
        }
    }

    private static void yaml(String name, byte[] bytes, ActorSink sink) {
        try {
            Map<String, YamlValue> parts = YamlValue.read(name, bytes).map(PARTS, sink::fault);
            if (parts.containsKey("actors")) {
                GazetteerFile.read(parts.get("actors"), sink);
            } else if (!parts.containsKey("topics")) {
                sink.fault(new FileFault(name, 1, "expected the key actors or topics, or another format of actors"));
            }
        } catch (FileFault fault) {
            sink.fault(fault);
        }
    }

    private static InputStream plain(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, SourceFormat.HEAD_BYTES);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip
                ? new BufferedInputStream(new GZIPInputStream(in, SourceFormat.HEAD_BYTES), SourceFormat.HEAD_BYTES)
                : in;
    }

    /** The first bytes, which are read again afterwards. */
    private static byte[] head(String name, InputStream in) throws IOException {
        in.mark(SourceFormat.HEAD_BYTES);
        try {
            byte[] head = in.readNBytes(SourceFormat.HEAD_BYTES);
            in.reset();
            return head;
        } catch (EOFException | ZipException e) {
            throw new FileFault(name, 1, "the compressed data are cut off or damaged (" + e.getMessage() + ")");
        }
    }
}
