package org.tidende.sink;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Names of what the sink keeps in the cluster, and which month an article belongs to: the UTC month of firstCreated, which no
 * revision changes, so that all revisions meet in one index.
 */
final class IndexNames {
    /** Version of the mapping; another mapping is another version. */
    static final int MAPPING = 1;

    private final String prefix;
    private final int retentionMonths;
    private final InstantSource clock;

    IndexNames(String prefix, int retentionMonths, InstantSource clock) {
        this.prefix = SinkConfig.requireIndexPrefix(prefix);
        this.retentionMonths = retentionMonths;
        this.clock = clock;
    }

    /** What readers ask: all months, without what is withdrawn. */
    static String alias(String prefix) {
        return prefix + "-articles";
    }

    static String template(String prefix) {
        return prefix + "-articles-v" + MAPPING;
    }

    String alias() {
        return alias(prefix);
    }

    String template() {
        return template(prefix);
    }

    /** What the template applies to. */
    String pattern() {
        return template() + "-*";
    }

    /**
     * The index of an article; empty when its month is no longer kept.
     *
     * @throws UnusableRecordException when the month lies ahead: each month is an index, and a wrong clock would make hundreds
     */
    Optional<String> of(Instant firstCreated) {
        YearMonth present = month(clock.instant());
        YearMonth month = month(firstCreated);
        if (month.isAfter(present.plusMonths(1))) {
            throw new UnusableRecordException("firstCreated lies ahead: " + firstCreated + ", and it is " + present
                    + " here: one of the two clocks is wrong");
        }
        if (month.isBefore(present.minusMonths(retentionMonths))) {
            return Optional.empty();
        }
        return Optional.of(String.format("%s-%04d-%02d", template(), month.getYear(), month.getMonthValue()));
    }

    private static YearMonth month(Instant instant) {
        try {
            return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new UnusableRecordException("firstCreated is out of range: " + instant, e);
        }
    }
}
