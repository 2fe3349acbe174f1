package org.tidende.enrich.gazetteer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

    private static final int LONGEST_LINE = 1 << 20;

    /** The largest items of Wikidata have some megabytes. */
    private static final int LONGEST_JSON = 16 << 20;

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
            case OPENSANCTIONS -> new OpenSanctionsReader(lines(name, in, sink, LONGEST_LINE), sink).read();
            case FOLLOW_THE_MONEY -> new MoneyReader(name, lines(name, in, sink, LONGEST_JSON), sink).read();
            case WIKIDATA -> new WikidataReader(name, lines(name, in, sink, LONGEST_JSON), sink).read();
            case PARANAMES -> new NameLines(lines(name, in, sink, LONGEST_LINE), sink).paraNames();
            case JRC_NAMES -> new NameLines(lines(name, in, sink, LONGEST_LINE), sink).jrcNames();
            case CAMEO -> new CameoReader(lines(name, in, sink, LONGEST_LINE), sink).read();
            case SKOS -> new SkosReader(name, in, sink).read();
        }
    }

    private static SourceLines lines(String name, InputStream in, ActorSink sink, int longest) {
        return new SourceLines(name, in, sink, longest);
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

    /** A stream, uncompressed where it was compressed with gzip. */
    public static InputStream plain(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, SourceFormat.HEAD_BYTES);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? new BufferedInputStream(new Uncompressed(in), SourceFormat.HEAD_BYTES) : in;
    }

    /** The first bytes, which are read again afterwards; where they end in damage, those before it. */
    private static byte[] head(String name, InputStream in) throws IOException {
        byte[] head = new byte[SourceFormat.HEAD_BYTES];
        int size = 0;
        in.mark(SourceFormat.HEAD_BYTES);
        try {
            int read = 0;
            while (read >= 0 && size < head.length) {
                read = in.read(head, size, head.length - size);
                size += Math.max(0, read);
            }
        } catch (EOFException | ZipException e) {
            if (size == 0) {
                throw new FileFault(name, 1, "the compressed data are cut off or damaged (" + e.getMessage() + ")");
            }
        }
        in.reset();
        return Arrays.copyOf(head, size);
    }

    /** Gives what was read before it says that the rest is damaged: whoever buffers it must not ask for more at once. */
    private static final class Uncompressed extends FilterInputStream {
        Uncompressed(InputStream compressed) throws IOException {
            super(new GZIPInputStream(compressed, SourceFormat.HEAD_BYTES));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
