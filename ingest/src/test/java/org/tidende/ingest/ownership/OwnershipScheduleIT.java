package org.tidende.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.tidende.embedded.junit.EmbeddedExtension;

/** The same schedule with a fence done wrong breaks the count, so it is the fence that keeps it. */
class OwnershipScheduleIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private static final Map<Fence, FutureTask<List<String>>> SCHEDULES = new EnumMap<>(Fence.class);
    private static final List<String> LINES = new CopyOnWriteArrayList<>();
    private static final Logger WRITER = (Logger) LoggerFactory.getLogger(TransactionalWriter.class);
    private static final AppenderBase<ILoggingEvent> LISTENER = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            LINES.add(event.getFormattedMessage());
        }
    };

    /** Side by side: most of each is waiting for a session to end. */
    @BeforeAll
    static void start() {
        LISTENER.start();
        WRITER.addAppender(LISTENER);
        for (Fence fence : Fence.values()) {
            FutureTask<List<String>> task =
                    new FutureTask<>(new WakingSchedule(SERVERS.bootstrapServers(), "fence" + fence.ordinal(), fence));
            SCHEDULES.put(fence, task);
            Thread.ofPlatform().daemon().name("schedule-" + fence.ordinal()).start(task);
        }
    }

    @AfterAll
    static void end() {
        WRITER.detachAppender(LISTENER);
    }

    @Test
    void shouldRefuseTheCommitOfAFormerOwner() throws Exception {
        // When
        List<String> violations = SCHEDULES.get(Fence.SNAPSHOT).get();

        // Then
        assertThat(violations).isEmpty();
        assertThat(LINES).anySatisfy(line -> assertThat(line)
                .contains("commit refused for [fence0-source-0]", "consumer group metadata mismatch"));
    }

    @Test
    void shouldBreakWhenOffsetsAreLeftOut() throws Exception {
        // When
        List<String> violations = SCHEDULES.get(Fence.NO_OFFSETS).get();

        // Then
        assertThat(violations).isNotEmpty().allSatisfy(violation -> assertThat(violation)
                .endsWith("former"));
    }

    @Test
    void shouldBreakWhenTheMetadataOfTheMomentAreUsed() throws Exception {
        // When
        List<String> violations = SCHEDULES.get(Fence.CURRENT_METADATA).get();

        // Then
        assertThat(violations).isNotEmpty().allSatisfy(violation -> assertThat(violation)
                .endsWith("former"));
    }
}
