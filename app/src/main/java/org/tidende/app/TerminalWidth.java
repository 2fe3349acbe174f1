package org.tidende.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of the terminal, as they are now: people change the size of a window while they watch. */
final class TerminalWidth implements IntSupplier {
    private static final int USUAL = 80;
    private static final int LEAST = 20;
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

    private int columns = USUAL;
    private long asked = System.nanoTime() - FRESH_NANOS;

    @Override
    public synchronized int getAsInt() {
        if (System.nanoTime() - asked >= FRESH_NANOS) {
            columns = ask();
            asked = System.nanoTime();
        }
        return columns;
    }

    /** The JVM has no way to ask; stty is on every system that has a terminal. */
    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher size = SIZE.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return size.matches() ? Math.max(LEAST, Integer.parseInt(size.group(1))) : USUAL;
        } catch (IOException | NumberFormatException unknown) {
            return USUAL;
        }
    }
}
