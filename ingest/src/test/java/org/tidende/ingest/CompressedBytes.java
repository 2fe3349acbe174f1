package org.tidende.ingest;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A document in all codings, and more of it than anybody wants. */
final class CompressedBytes {
    static final String DOCUMENT = "<rss version=\"2.0\"><channel><title>Tidende</title></channel></rss>";

    /** By the encoder of the format's authors. */
    static final String BROTLI_DOCUMENT = "G0EAAERPlqpZx+TvJQlRUR024AQoHgZbtvm2ujNVvGTqp6OcKDIg67nNGm4YJiSTfIk=";

    /** 64 MB of zeros. */
    static final String BROTLI_BOMB = "z///fwAkAOKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/P//9/ABIAcVgAuvf/";

    /** By the name of a coding. */
    static final Map<String, UnaryOperator<byte[]>> CODINGS = Map.of(
            "gzip",
            CompressedBytes::gzip,
            "deflate",
            bytes -> deflate(bytes, false),
            "zstd",
            CompressedBytes::zstd,
            "br",
            bytes -> Base64.getDecoder().decode(BROTLI_DOCUMENT));

    private CompressedBytes() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static byte[] repeat(byte[] bytes, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * times);
        for (int i = 0; i < times; i++) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    static byte[] damaged(byte[] bytes) {
        bytes[bytes.length / 2] ^= 0x55;
        return bytes;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] deflate(byte[] bytes, boolean raw) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[2 * bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    static byte[] zstd(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setChecksum(true);
            zstd.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Zeros, of which a megabyte is compressed once and sent again and again: the server's share is small, too. */
    static void gzipBomb(OutputStream out, int megabytes) throws IOException {
        out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[1 << 20]);
        byte[] block = new byte[10_000];
        int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
        deflater.end();
        for (int i = 0; i < megabytes; i++) {
            out.write(block, 0, length);
        }
    }

    static void zstd(OutputStream out, int windowBits, int megabytes) throws IOException {
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setLong(windowBits);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zstd.write(block);
            }
        }
    }

    /** Until nobody listens any more. */
    static void endless(OutputStream out) throws IOException {
        byte[] block = bytes("x".repeat(10_000));
        while (true) {
            out.write(block);
        }
    }
}
