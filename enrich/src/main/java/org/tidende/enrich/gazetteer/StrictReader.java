package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import org.tidende.enrich.file.FileFault;

/** Decodes a stream and throws a fault with the line where it is not in its encoding, once all before that was read. */
final class StrictReader extends Reader {
    private final String file;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
    private boolean ended;
    private int line = 1;

    StrictReader(String file, InputStream in, Charset charset) {
        this.file = file;
        this.in = in;
        this.decoder = charset.newDecoder();
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(into, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int size = length - chars.remaining();
            if (size > 0) {
                for (int i = offset; i < offset + size; i++) {
                    line += into[i] == '\n' ? 1 : 0;
                }
                return size;
            }
            if (result.isError()) {
                throw new FileFault(file, line, "not " + decoder.charset() + ", which the file says it is; or damaged");
            }
            if (ended) {
                return -1;
            }
            bytes.compact();
            int more = in.read(bytes.array(), bytes.position(), bytes.remaining());
            bytes.position(bytes.position() + Math.max(0, more)).flip();
            ended = more < 0;
        }
    }

    @Override
    public void close() {
        // The stream is closed by whoever opened it: a parser closes at the end of its document.
    }
}
