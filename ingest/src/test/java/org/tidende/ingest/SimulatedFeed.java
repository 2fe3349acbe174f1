package org.tidende.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A feed as there are many: how much it publishes, in which time zone, how its week goes, how many entries its document holds, how
 * its dates are wrong and what it asks of readers. Made of its number alone, the same each time.
 */
final class SimulatedFeed {
    private static final int[] WINDOWS = {10, 10, 15, 20, 20, 20, 25, 30, 50, 100};
    private static final int DAY = 86_400;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Wires, national papers, regional ones and sections, magazines, rare ones; the rest is dead. Share, entries a day. */
    private static final double[][] KINDS = {
        {0.10, 100, 500}, {0.25, 30, 100}, {0.25, 5, 30}, {0.20, 0.5, 5}, {0.15, 0.03, 0.5}
    };

    /** How its dates are. */
    private enum Dates {
        RIGHT,
        NONE,
        DAY_ONLY,
        OTHER_ZONE
    }

    private final int number;
    private final long[] published;
    private final long[] withdrawn;
    private final int window;
    private final int pinned;
    private final Dates dates;
    private final String channel;
    private final Duration asked;
    private final Duration maxAge;

    /** @param events times at which something happens that many report */
    SimulatedFeed(int number, Instant from, Instant to, List<Instant> events) {
        Random random = new Random(7_919L * number + 1);
        this.number = number;
        int room = WINDOWS[random.nextInt(WINDOWS.length)];
        this.pinned = random.nextInt(100) < 5 ? 2 : 0;
        int dating = random.nextInt(100);
        this.dates =
                dating < 85 ? Dates.RIGHT : dating < 90 ? Dates.NONE : dating < 95 ? Dates.DAY_ONLY : Dates.OTHER_ZONE;
        int pace = random.nextInt(100);
        this.channel = pace < 7
                ? "<ttl>60</ttl>"
                : pace < 12
                        ? "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>"
                        : pace < 15 ? "<ttl>15</ttl>" : pace < 16 ? "<ttl>720</ttl>" : "";
        this.asked = Duration.ofMinutes(pace < 12 ? 60 : pace < 15 ? 15 : pace < 16 ? 720 : 0);
        this.maxAge = random.nextInt(100) < 15 ? Duration.ofMinutes(5) : null;
        boolean fleeting = random.nextInt(100) < 3;
        this.published = times(random, from, to, events);
        double hourly = 3_600.0 * published.length / Duration.between(from, to).toSeconds();
        // Who publishes much has room for the most of three hours; some haven't.
        this.window = random.nextInt(100) < 4 ? room : Math.max(room, (int) (hourly * 6));
        this.withdrawn = new long[published.length];
        for (int i = 0; i < published.length; i++) {
            boolean goes = fleeting && random.nextInt(10) == 0;
            withdrawn[i] = goes ? published[i] + 180 + random.nextInt(1_620) : Long.MAX_VALUE;
        }
    }

    private static long[] times(Random random, Instant from, Instant to, List<Instant> events) {
        double kind = random.nextDouble();
        double perDay = 0;
        for (double[] one : KINDS) {
            if (kind >= 0 && kind < one[0]) {
                perDay = one[1] * Math.pow(one[2] / one[1], random.nextDouble());
            }
            kind -= one[0];
        }
        int zone = (random.nextInt(20) - 8) * 3_600;
        double night = 0.03 + 0.15 * random.nextDouble();
        double weekend = 0.3 + 0.6 * random.nextDouble();
        boolean onTheHour = perDay < 40 && random.nextInt(100) < 20;
        boolean reports = random.nextInt(100) < 60;
        double most = perDay / DAY * 2.2 * 3;
        List<Long> times = new ArrayList<>();
        if (perDay > 0) {
            double at = from.getEpochSecond();
            while (true) {
                at -= Math.log(1 - random.nextDouble()) / most;
                if (at >= to.getEpochSecond()) {
                    break;
                }
                long second = (long) at;
                double rate = perDay / DAY * ofHour(second + zone, night) * ofDay(second + zone, weekend);
                boolean busy = reports
                        && events.stream()
                                .anyMatch(event ->
                                        second >= event.getEpochSecond() && second < event.getEpochSecond() + 10_800);
                if (random.nextDouble() * most < rate * (busy ? 3 : 1)) {
                    // What is planned comes out with the hour.
                    times.add(onTheHour ? second / 3_600 * 3_600 + random.nextInt(90) : second);
                }
            }
        }
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** One on average over the day, high from nine to six. */
    private static double ofHour(long local, double night) {
        double hour = Math.floorMod(local, DAY) / 3_600.0;
        double wave = Math.max(0, Math.sin(Math.PI * (hour - 5) / 18));
        return night + (2.1 - night) * wave * wave;
    }

    private static double ofDay(long local, double weekend) {
        return Math.floorMod(Math.floorDiv(local, DAY) + 3, 7) >= 5 ? weekend : 1;
    }

    String uri() {
        return "https://feed" + number + ".example/rss";
    }

    /** When entries came out, in seconds, in order. */
    long[] published() {
        return published;
    }

    /** The least time between two polls that it asks for. */
    Duration asked() {
        return maxAge != null && maxAge.compareTo(asked) > 0 ? maxAge : asked;
    }

    /** What its answers say of their freshness; null for nothing. */
    Duration maxAge() {
        return maxAge;
    }

    /** The entries of its document at a time, newest first, pinned ones before. */
    int[] standing(long second) {
        int end = Arrays.binarySearch(published, second);
        end = end >= 0 ? end + 1 : -end - 1;
        while (end < published.length && published[end] <= second) {
            end++;
        }
        int[] all = new int[window + pinned];
        int count = 0;
        while (count < pinned && count < end) {
            all[count] = count;
            count++;
        }
        for (int i = end - 1; i >= pinned && count < all.length; i--) {
            if (withdrawn[i] > second) {
                all[count++] = i;
            }
        }
        return Arrays.copyOf(all, count);
    }

    byte[] document(int[] standing) {
        StringBuilder text = new StringBuilder(200 + standing.length * 160)
                .append("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>")
                .append(number)
                .append("</title>")
                .append(channel);
        for (int entry : standing) {
            text.append("<item><title>Entry ")
                    .append(entry)
                    .append("</title><guid>")
                    .append(entry)
                    .append("</guid>");
            if (told(entry) != null) {
                text.append("<pubDate>").append(FORMAT.format(told(entry))).append("</pubDate>");
            }
            text.append("</item>");
        }
        return text.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The date that an entry is told to have; null when there is none. */
    Instant told(int entry) {
        long second = published[entry];
        return switch (dates) {
            case RIGHT -> Instant.ofEpochSecond(second);
            case NONE -> null;
            case DAY_ONLY -> Instant.ofEpochSecond(second / DAY * DAY);
            case OTHER_ZONE -> Instant.ofEpochSecond(second + 7_200);
        };
    }

    /** What its document asks for. */
    Duration documentAsks() {
        return asked.isZero() ? null : asked;
    }
}
