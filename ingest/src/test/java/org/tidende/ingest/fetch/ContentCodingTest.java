package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
    private static final int MOST = 1_000_000;
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

    /** Counts what is read from the wire. */
    private static final class Wire extends FilterInputStream {
        private int count;

        Wire(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            // One that never ends can't be closed by reading to its end.
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** gzip that never ends: after the header the same block for ever, of a megabyte of zeros. */
    private static Wire endlessBomb() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[1 << 20]);
        byte[] block = new byte[10_000];
        int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
        deflater.end();
        Enumeration<InputStream> blocks = new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return true;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(block, 0, length);
            }
        };
        byte[] header = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0};
        return new Wire(new SequenceInputStream(new ByteArrayInputStream(header), new SequenceInputStream(blocks)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void shouldReadNoMoreOfABombThanItTakesToReachTheCap(String declared) throws IOException {
        // Given
        Wire wire = endlessBomb();

        // When
        try (InputStream in = new ContentCoding(wire, MOST, LATER).open(List.of(declared))) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(TooLargeException.class)
                    .hasMessage("larger than 1000000 bytes");
        }

        // Then a megabyte is a thousand bytes here: a buffer or two were read
        assertThat(wire.count).isLessThan(25_000);
    }

    @Test
    void shouldEndAtTheDeadlineWhatNeedsNoNetwork() {
        // Given
        Deadline passed = Deadline.in(Duration.ZERO);

        // When, Then
        assertThatThrownBy(() -> new ContentCoding(endlessBomb(), MOST, passed).open(List.of("gzip")))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void shouldUndoSeveralCodingsInTheirOrder() throws IOException {
        // Given
        ContentCoding coding = new ContentCoding(new ByteArrayInputStream(gzip(gzip("news".getBytes()))), MOST, LATER);

        // When
        String text;
        try (InputStream in = coding.open(List.of("identity, gzip", "X-GZIP"))) {
            text = new String(in.readAllBytes());
        }

        // Then
        assertThat(text).isEqualTo("news");
        assertThat(coding.undone()).containsExactly("gzip", "gzip");
    }

    @Test
    void shouldNotUndoForEver() throws IOException {
        // Given
        byte[] bytes = "news".getBytes();
        for (int i = 0; i < 5; i++) {
            bytes = gzip(bytes);
        }

        // When
        byte[] left;
        try (InputStream in =
                new ContentCoding(new ByteArrayInputStream(bytes), MOST, LATER).open(Collections.emptyList())) {
            left = in.readAllBytes();
        }

        // Then
        assertThat(left).isEqualTo(gzip(gzip("news".getBytes())));
    }

    @Test
    void shouldSkipWhatAGzipHeaderMayHold() throws IOException {
        // Given every optional part: extra field, name, comment, checksum of the header
        byte[] plain = gzip("news".getBytes());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0x1F, (byte) 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y'});
        bytes.write("name\0comment\0hh".getBytes());
        bytes.write(plain, 10, plain.length - 10);

        // When
        byte[] read = new GzipInput(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes();

        // Then
        assertThat(new String(read)).isEqualTo("news");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 4_095, 4_096, 8_192, 30_000})
    void shouldReadInPartsOfAnySize(int size) throws IOException {
        // Given
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        byte[] read = new byte[bytes.length];

        // When
        try (InputStream in =
                new ContentCoding(new ByteArrayInputStream(gzip(bytes)), MOST, LATER).open(List.of("gzip"))) {
            for (int at = 0; at < read.length; ) {
                at += Math.max(0, in.read(read, at, Math.min(size, read.length - at)));
            }
        }

        // Then
        assertThat(read).isEqualTo(bytes);
    }
}
