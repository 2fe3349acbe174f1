package org.tidende.ingest.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A sitemap in parts: each begins as the document does, up to its first address, and goes on with as many whole addresses as a part
 * has room for. What has no addresses, as any other document, is one part.
 */
final class SitemapWindows {
    private static final int FIRST_SIZE = 256 << 10;
    private static final int LONGEST_PROLOG = 64 << 10;

    /** Of what has no end of an address to part it at. */
    private static final int LONGEST_PART = 8 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int filled;
    private int taken;
    private long read;
    private boolean ended;
    private byte[] prolog;
    private byte[] rootEnd = new byte[0];
    private int prologLines;
    private int linesBefore;
    private int linesTaken;
    private byte[] document;

    SitemapWindows(InputStream raw) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(raw, 2);
        byte[] start = peeked.readNBytes(2);
        peeked.unread(start);
        boolean packed = start.length == 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
        this.in = packed ? new GZIPInputStream(peeked, 1 << 16) : peeked;
    }

    /** Makes the next part ready; false when there is none. */
    boolean next() throws IOException {
        System.arraycopy(buffer, taken, buffer, 0, filled - taken);
        filled -= taken;
        taken = 0;
        fill();
        if (prolog == null) {
            beginDocument();
        }
        if (filled == 0) {
            return false;
        }
        int end = ended ? filled : lastEnd();
        while (end < 0) {
            if (buffer.length >= LONGEST_PART) {
                end = filled;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
                fill();
                end = ended ? filled : lastEnd();
            }
        }
        linesBefore = linesTaken;
        document = join(prolog, end, ended ? new byte[0] : rootEnd);
        linesTaken += lines(buffer, end);
        taken = end;
        return true;
    }

    /** The part. */
    byte[] document() {
        return document;
    }

    /** Ends of lines in what each part begins with. */
    int prologLines() {
        return prologLines;
    }

    /** Ends of lines of the document between that and this part. */
    int linesBefore() {
        return linesBefore;
    }

    /** To be asked when there is no further part: whether the document has more bytes. */
    boolean isCutOff() throws IOException {
        return ended && in.read() >= 0;
    }

    private void fill() throws IOException {
        while (!ended && filled < buffer.length) {
            int most = (int) Math.min(buffer.length - filled, SitemapIndex.MOST_BYTES - read);
            int count = most == 0 ? -1 : in.read(buffer, filled, most);
            ended = count < 0;
            filled += Math.max(0, count);
            read += Math.max(0, count);
        }
    }

    private void beginDocument() throws IOException {
        int first = -1;
        int root = -1;
        for (int i = 0; i < Math.min(filled, LONGEST_PROLOG) && first < 0; i++) {
            if (startsWith(i, "<!--")) {
                i = endOfComment(i);
            } else if (buffer[i] == '<' && i + 1 < filled && Character.isLetter(buffer[i + 1])) {
                if (isAddress(i + 1)) {
                    first = i;
                } else {
                    root = i;
                }
            }
        }
        if (first < 0 || root < 0) {
            // No sitemap of the usual form: the whole is one part.
            prolog = new byte[0];
            while (!ended && buffer.length < LONGEST_PART) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
                fill();
            }
            ended = true;
            return;
        }
        prolog = Arrays.copyOf(buffer, first);
        prologLines = lines(buffer, first);
        rootEnd = ("</" + name(root + 1) + ">").getBytes(StandardCharsets.ISO_8859_1);
        taken = first;
        System.arraycopy(buffer, taken, buffer, 0, filled - taken);
        filled -= taken;
        taken = 0;
    }

    private int endOfComment(int from) {
        int end = from + 4;
        while (end < filled && !startsWith(end, "-->")) {
            end++;
        }
        return end;
    }

    private boolean startsWith(int at, String sign) {
        for (int i = 0; i < sign.length(); i++) {
            if (at + i >= filled || buffer[at + i] != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the last whole address in the buffer ends; -1 when there is none, or a comment or section is open there. */
    private int lastEnd() {
        for (int i = filled - 1; i > 0; i--) {
            if (buffer[i] == '/' && buffer[i - 1] == '<' && isAddress(i + 1)) {
                int end = i;
                while (end < filled && buffer[end] != '>') {
                    end++;
                }
                if (end < filled) {
                    return isInside(end, "<!--", "-->") || isInside(end, "<![CDATA[", "]]>") ? -1 : end + 1;
                }
            }
        }
        return -1;
    }

    private boolean isInside(int at, String opening, String closing) {
        int open = lastIndexOf(opening, at);
        return open >= 0 && lastIndexOf(closing, at) < open;
    }

    private int lastIndexOf(String wanted, int before) {
        int i = before - wanted.length();
        while (i >= 0 && !startsWith(i, wanted)) {
            i--;
        }
        return i;
    }

    private boolean isAddress(int from) {
        String name = name(from).toLowerCase(Locale.ROOT);
        String local = name.substring(name.indexOf(':') + 1);
        return local.equals("url") || local.equals("sitemap");
    }

    private String name(int from) {
        int end = from;
        while (end < filled && end - from < 100 && buffer[end] > ' ' && buffer[end] != '>' && buffer[end] != '/') {
            end++;
        }
        return new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private byte[] join(byte[] first, int length, byte[] last) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + length + last.length);
        all.writeBytes(first);
        all.write(buffer, 0, length);
        all.writeBytes(last);
        return all.toByteArray();
    }

    private static int lines(byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
