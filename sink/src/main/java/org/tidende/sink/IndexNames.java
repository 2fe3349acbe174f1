package org.tidende.sink;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Names of what the sink keeps in the cluster, and which month an article belongs to: the UTC month of firstCreated, which no
 * revision changes, so that all revisions meet in one index.
 */
final class IndexNames {
    /** Version of the mapping; another mapping is another version. */
    static final int MAPPING = 1;

    /** What the first indices of this mapping are called. */
    static final String FIRST_VERSION = "v" + MAPPING;

    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,3}(r[1-9][0-9]{0,3})?");

    private final String prefix;
    private final String version;
    private final int retentionMonths;
    private final InstantSource clock;
    private final Map<YearMonth, String> names = new ConcurrentHashMap<>();

    IndexNames(String prefix, int retentionMonths, InstantSource clock) {
        this(prefix, FIRST_VERSION, retentionMonths, clock);
    }

    /**
     * @param version of the indices: {@code v<mapping>}, or {@code v<mapping>r<number>} where indices of the same mapping were made anew
     */
    IndexNames(String prefix, String version, int retentionMonths, InstantSource clock) {
        this.prefix = SinkConfig.requireIndexPrefix(prefix);
        this.version = requireVersion(version);
        this.retentionMonths = retentionMonths;
        this.clock = clock;
    }

    /** What readers ask: all months, without what is withdrawn. */
    static String alias(String prefix) {
        return prefix + "-articles";
    }

    /** Matches the templates of all versions. */
    static String templates(String prefix) {
        return prefix + "-articles-v*";
    }

    static String requireVersion(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("index version '" + version + "': wanted " + FIRST_VERSION + ", or "
                    + FIRST_VERSION + "r2 for indices of the same mapping that are made anew");
        }
        return version;
    }

    /** The version in an index's name; empty when it is none of ours. */
    Optional<String> versionOf(String index) {
        String head = alias() + "-";
        int end = index.lastIndexOf('-', index.lastIndexOf('-') - 1);
        if (!index.startsWith(head) || end <= head.length()) {
            return Optional.empty();
        }
        return Optional.of(index.substring(head.length(), end))
                .filter(found -> VERSION.matcher(found).matches());
    }

    String version() {
        return version;
    }

    /** The same names for indices of another version. */
    IndexNames of(String otherVersion) {
        return new IndexNames(prefix, otherVersion, retentionMonths, clock);
    }

    String alias() {
        return alias(prefix);
    }

    String template() {
        return alias() + "-" + version;
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
        YearMonth present = present();
        YearMonth month = month(firstCreated);
        if (month.isAfter(present.plusMonths(1))) {
            throw new UnusableRecordException("firstCreated lies ahead: " + firstCreated + ", and it is " + present
                    + " here: one of the two clocks is wrong");
        }
        if (isOver(month)) {
            return Optional.empty();
        }
        return Optional.of(names.computeIfAbsent(month, this::name));
    }

    /** True for a month that is no longer kept. */
    boolean isOver(YearMonth month) {
        return month.isBefore(present().minusMonths(retentionMonths));
    }

    /** True for this month and its neighbours. */
    boolean isPresent(YearMonth month) {
        return !month.isBefore(present().minusMonths(1))
                && !month.isAfter(present().plusMonths(1));
    }

    /** The month of an index of this version; empty when it is none. */
    Optional<YearMonth> monthOf(String index) {
        if (versionOf(index).filter(version::equals).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(YearMonth.parse(index.substring(template().length() + 1)));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private YearMonth present() {
        return month(clock.instant());
    }

    private String name(YearMonth month) {
        return String.format("%s-%04d-%02d", template(), month.getYear(), month.getMonthValue());
    }

    private static YearMonth month(Instant instant) {
        try {
            return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new UnusableRecordException("firstCreated is out of range: " + instant, e);
        }
    }
}
