package org.tidende.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** The process's own input and output as bytes: results are UTF-8 whatever the terminal's encoding is. */
final class Streams {
    private Streams() {}

    static InputStream in() {
        return new FileInputStream(FileDescriptor.in);
    }

    static OutputStream out() {
        return new FileOutputStream(FileDescriptor.out);
    }
}
