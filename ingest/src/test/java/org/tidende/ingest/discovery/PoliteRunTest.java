package org.tidende.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoliteRunTest {
    private static String domain(String item) {
        return item.substring(0, 1);
    }

    @Test
    void shouldDoEverythingOnceAndNeverThreeAtOnceOnADomain() throws InterruptedException {
        // Given
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            items.add((i % 10 < 8 ? "a" : Character.toString('b' + i % 7)) + i);
        }
        Set<String> done = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();

        // When
        PoliteRun.run(items, PoliteRunTest::domain, 16, item -> {
            AtomicInteger here = underWay.computeIfAbsent(domain(item), name -> new AtomicInteger());
            most.accumulateAndGet(here.incrementAndGet(), Math::max);
            Thread.yield();
            here.decrementAndGet();
            done.add(item);
            calls.incrementAndGet();
        });

        // Then
        assertThat(calls).hasValue(items.size());
        assertThat(done).hasSameSizeAs(items);
        assertThat(most.get()).isLessThanOrEqualTo(PoliteRun.PLACES_PER_DOMAIN);
    }

    @Test
    void shouldNotLetADomainThatHangsDelayOthers() throws InterruptedException {
        // Given: whoever asks domain a waits until all of domain b is done
        CountDownLatch others = new CountDownLatch(20);
        AtomicBoolean late = new AtomicBoolean();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add("a" + i);
        }
        for (int i = 0; i < 20; i++) {
            items.add("b" + i);
        }

        // When
        PoliteRun.run(items, PoliteRunTest::domain, 4, item -> {
            if (domain(item).equals("b")) {
                others.countDown();
                return;
            }
            try {
                late.compareAndSet(false, !others.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        // Then
        assertThat(late).isFalse();
    }

    @Test
    void shouldHaveNothingToDoWithNothing() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();

        PoliteRun.run(List.<String>of(), PoliteRunTest::domain, 4, item -> calls.incrementAndGet());

        assertThat(calls).hasValue(0);
    }
}
