package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    @Test
    void shouldCloseTheLastFirstAndOnce() {
        // Given
        List<String> closed = new ArrayList<>();
        Shutdown shutdown = new Shutdown(false);
        shutdown.closing(() -> closed.add("servers"));
        shutdown.closing(() -> closed.add("stages"));

        // When
        shutdown.close();
        shutdown.close();

        // Then
        assertThat(closed).containsExactly("stages", "servers");
    }

    @Test
    void shouldCloseTheRestWhenOneFails() {
        // Given
        List<String> closed = new ArrayList<>();
        Shutdown shutdown = new Shutdown(false);
        shutdown.closing(() -> closed.add("servers"));
        shutdown.closing(() -> {
            throw new IllegalStateException("can't");
        });

        // When
        shutdown.close();

        // Then
        assertThat(closed).containsExactly("servers");
    }

    /** The process ends when the signal's thread does: it must not get away while the command's still closes. */
    @Test
    void shouldLetTheSecondWaitForTheFirst() throws Exception {
        // Given
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Shutdown shutdown = new Shutdown(false);
        shutdown.closing(() -> {
            begun.countDown();
            second.await();
            order.add("closed");
        });
        Thread command = new Thread(shutdown::close);
        command.start();
        begun.await();

        // When
        Thread signal = new Thread(() -> {
            second.countDown();
            shutdown.close();
            order.add("signal's thread ends");
        });
        signal.start();
        signal.join();
        command.join();

        // Then
        assertThat(order).containsExactly("closed", "signal's thread ends");
    }

    @Test
    void shouldCloseAtOnceWhatComesTooLate() {
        List<String> closed = new ArrayList<>();
        Shutdown shutdown = new Shutdown(false);
        shutdown.close();

        shutdown.closing(() -> closed.add("late"));

        assertThat(closed).containsExactly("late");
    }
}
