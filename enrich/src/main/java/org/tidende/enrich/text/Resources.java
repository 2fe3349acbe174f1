package org.tidende.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that lie in the jar beside a class. */
public final class Resources {
    private Resources() {}

    /**
     * The bytes of a table.
     *
     * @throws IllegalStateException when the jar lacks it
     */
    public static byte[] bytes(Class<?> beside, String name) {
        try (InputStream in = open(beside, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in the enrich jar", e);
        }
    }

    /**
     * The first line of a table.
     *
     * @throws IllegalStateException when the jar lacks it
     */
    public static String firstLine(Class<?> beside, String name) {
        try (InputStream in = open(beside, name)) {
            String start = new String(in.readNBytes(200), StandardCharsets.UTF_8);
            return start.substring(0, start.indexOf('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in the enrich jar", e);
        }
    }

    private static InputStream open(Class<?> beside, String name) {
        InputStream in = beside.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the enrich jar lacks " + name + " beside " + beside.getName());
        }
        return in;
    }

    /** The lines of a table that are neither blank nor begin with a hash. */
    public static List<String> lines(Class<?> beside, String name) {
        return new String(bytes(beside, name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
