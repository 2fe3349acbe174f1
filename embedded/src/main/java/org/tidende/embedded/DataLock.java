package org.tidende.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a data folder to one process. The system takes the lock away when its holder dies, however it dies; the file
 * stays and names the last holder.
 */
final class DataLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, waiting for a predecessor that is about to end.
     *
     * @return empty when somebody else still holds it after that time
     */
    static Optional<DataLock> acquire(Path file, Duration limit) throws IOException, InterruptedException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder), 0);
                return Optional.of(new DataLock(channel));
            }
            if (System.nanoTime() - deadline >= 0) {
                channel.close();
                return Optional.empty();
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
