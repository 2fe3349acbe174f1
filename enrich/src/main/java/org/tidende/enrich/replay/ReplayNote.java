package org.tidende.enrich.replay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands beside a committed offset: the request and the progress of that partition, so that an id is all it takes to go on.
 * Words {@code key=value}, percent-encoded, such as {@code from=2026-01-01T00%3A00%3A00Z language=da begin=0 end=12 copied=3}.
 *
 * @param request the same in all partitions
 * @param progress of this one
 */
record ReplayNote(ReplayRequest request, PartitionProgress progress) {
    static String write(Instant from, Instant to, List<String> feeds, List<String> languages) {
        StringBuilder text = new StringBuilder();
        add(text, "from", from.toString());
        if (to != null) {
            add(text, "to", to.toString());
        }
        feeds.forEach(feed -> add(text, "feed", feed));
        languages.forEach(language -> add(text, "language", language));
        return text.toString();
    }

    String write() {
        StringBuilder text =
                new StringBuilder(write(request.from(), request.to(), request.feeds(), request.languages()));
        add(text, "begin", Long.toString(progress.begin()));
        add(text, "end", Long.toString(progress.end()));
        add(text, "copied", Long.toString(progress.copied()));
        add(text, "passed", Long.toString(progress.passed()));
        add(text, "unreadable", Long.toString(progress.unreadable()));
        return text.toString();
    }

    /**
     * Reads it back.
     *
     * @param next the committed offset
     * @throws ReplayException when it was not written here
     */
    static ReplayNote read(int partition, long next, String text) {
        try {
            Map<String, List<String>> values = new TreeMap<>();
            for (String word : text.strip().split(" ")) {
                int equals = word.indexOf('=');
                values.computeIfAbsent(word.substring(0, equals), key -> new ArrayList<>())
                        .add(URLDecoder.decode(word.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return new ReplayNote(
                    new ReplayRequest(
                            Instant.parse(values.get("from").getFirst()),
                            values.containsKey("to")
                                    ? Instant.parse(values.get("to").getFirst())
                                    : null,
                            values.getOrDefault("feed", List.of()),
                            values.getOrDefault("language", List.of())),
                    new PartitionProgress(
                            partition,
                            number(values, "begin"),
                            next,
                            number(values, "end"),
                            number(values, "copied"),
                            number(values, "passed"),
                            number(values, "unreadable")));
        } catch (IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException
                | NullPointerException unreadable) {
            throw new ReplayException(
                    "the note beside the offset of partition " + partition + " is not a replay's: '" + text + "'",
                    unreadable);
        }
    }

    private static long number(Map<String, List<String>> values, String key) {
        return Long.parseLong(values.get(key).getFirst());
    }

    private static void add(StringBuilder text, String key, String value) {
        text.append(text.isEmpty() ? "" : " ")
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
