package org.tidende.sink;

import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the indices while a sink writes to them: notices that readers were moved to another version, deletes months that are no
 * longer kept, warns while there is still room on the disks. On a thread of its own, so that a slow cluster holds up nothing.
 */
final class IndexWatch implements Runnable, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(IndexWatch.class);

    /** How often they are looked at. Whoever moves readers waits three times as long for the sinks to follow. */
    static final Duration GLANCE = Duration.ofSeconds(5);

    private static final int GLANCES_TO_CLEANING = 720;
    private static final int GLANCES_TO_DISKS = 12;

    private final OpenSearchClient client;
    private final IndexNames names;
    private final Duration pace;
    private final Pause closing = new Pause();
    private volatile List<String> warnings = List.of();
    private volatile boolean moved;

    IndexWatch(OpenSearchClient client, IndexNames names, Duration pace) {
        this.client = client;
        this.names = names;
        this.pace = pace;
    }

    @Override
    public void run() {
        try {
            for (int glance = 0; !closing.isClosed() && !moved; glance++) {
                look(glance);
                closing.await(pace);
            }
        } catch (InterruptedException e) {
            LOGGER.debug("the watch over {} was told to stop", names.pattern());
        }
    }

    /** One look; the first of all looks at everything. */
    void look(int glance) {
        try {
            String live = IndexAliases.live(client, names).version();
            if (!live.equals(names.version())) {
                LOGGER.info("readers were moved from {} to {}: the sink follows", names.version(), live);
                moved = true;
                return;
            }
            if (glance % GLANCES_TO_CLEANING == 0) {
                deleteOld();
            }
            if (glance % GLANCES_TO_DISKS == 0) {
                disks(DiskRoom.warnings(client));
            }
        } catch (IOException | IndexException e) {
            // The senders meet the same and say so; here it is looked at again.
            LOGGER.debug("the indices can't be looked at: {}", e.toString());
        }
    }

    private void disks(List<String> found) {
        found.stream().filter(one -> !warnings.contains(one)).forEach(one -> LOGGER.warn("index: {}", one));
        warnings = List.copyOf(found);
    }

    /** What will keep the index from taking documents if nobody acts; nothing does yet. */
    List<String> warnings() {
        return warnings;
    }

    private void deleteOld() throws IOException {
        List<String> indices = IndexAliases.indicesOf(client, names);
        if (indices.stream().map(names::monthOf).flatMap(Optional::stream).noneMatch(names::isPresent)) {
            // Nothing new for a month, or a clock that is years ahead: then nothing is old either.
            return;
        }
        for (String index : indices) {
            Optional<YearMonth> month = names.monthOf(index);
            if (month.isPresent() && names.isOver(month.get())) {
                IndexAnswer answer = client.send("DELETE", "/" + index, (RequestBody) null);
                if (answer.ok()) {
                    LOGGER.info("index deleted, its month is no longer kept: {}", index);
                } else if (answer.status() != 404) {
                    LOGGER.warn("the index {} is no longer kept and can't be deleted: {}", index, answer.describe());
                }
            }
        }
    }

    /** True when readers see another version than the one watched. */
    boolean hasMoved() {
        return moved;
    }

    @Override
    public void close() {
        closing.close();
    }
}
