package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;

/**
 * How many values are read right from the test feeds of a folder with an {@code expected.jsonl} (lines of {@code file},
 * {@code headers}, {@code checks} with {@code path}, {@code op}, {@code value}), and how many dates from a folder of JSON lists
 * ({@code input}, {@code epoch}). Right means: the same text, with tags taken out and white space collapsed; for dates the same second.
 * The files are parted into two halves by a checksum of their name; rules were tuned on half 0 alone. A third argument
 * ({@code 0}, {@code 1}) lists what is wrong in that half.
 */
public final class FeedScore {
    private static final int ROUNDS = 12;

    private final FeedParser parser = new FeedParser();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, Integer> paths = new TreeMap<>();
    private final Map<String, Integer> uncounted = new TreeMap<>();
    private final int listed;
    private int failed;

    private FeedScore(int listed) {
        this.listed = listed;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2
                || !Files.isDirectory(Path.of(arguments[0]))
                || !Files.isDirectory(Path.of(arguments[1]))) {
            System.err.println("FeedScore: give the folder of feeds with expected.jsonl and the folder of dates");
            System.exit(2);
        }
        FeedScore score = new FeedScore(arguments.length > 2 ? Integer.parseInt(arguments[2]) : -1);
        score.feeds(Path.of(arguments[0]));
        score.dates(Path.of(arguments[1]));
        score.print();
        score.speed(Path.of(arguments[0]).getParent());
    }

    private void feeds(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode test = json.readTree(line);
            String file = test.get("file").asText();
            if (!Files.exists(folder.resolve(file)) || !test.path("checks").isArray()) {
                continue;
            }
            ParsedFeed feed = parse(folder.resolve(file), test.path("headers"), "http://127.0.0.1:8097/" + file);
            for (JsonNode check : test.get("checks")) {
                check(file, feed, check);
            }
        }
    }

    private ParsedFeed parse(Path file, JsonNode headers, String uri) throws IOException {
        Map<String, String> given = new TreeMap<>();
        headers.properties()
                .forEach(header -> given.put(header.getKey(), header.getValue().asText()));
        try {
            return parser.parseResponse(Files.readAllBytes(file), given, uri);
        } catch (RuntimeException | StackOverflowError thrown) {
            failed++;
            System.out.println("THROWN\t" + file + "\t" + thrown);
            return parser.parse(new byte[0], null, uri);
        }
    }

    private void check(String file, ParsedFeed feed, JsonNode check) {
        List<String> path = new ArrayList<>();
        check.get("path").forEach(step -> path.add(step.asText()));
        String name = String.join(".", path).replaceAll("\\.\\d+", ".#");
        String kind = FeedScorePaths.kind(name);
        String op = check.get("op").asText();
        if (kind == null || !op.equals("eq") || check.path("value").isObject()) {
            uncounted.merge(name, 1, Integer::sum);
            return;
        }
        paths.merge(name, 1, Integer::sum);
        List<String> found = FeedScorePaths.values(feed, path);
        boolean right = kind.equals("dates") ? isMoment(check.get("value"), found) : isText(check.get("value"), found);
        count(kind, file, right);
        if (!right && half(file) == listed) {
            System.out.println("WRONG\t" + file + "\t" + name + "\t" + check.get("value") + " <> " + found);
        }
    }

    private static boolean isText(JsonNode value, List<String> found) {
        String written = value.isNull() ? "" : value.asText();
        // Some of the values are plain text, others HTML, on either side.
        Set<String> expected = new HashSet<>(List.of(FeedScorePaths.text(written)));
        expected.add(FeedScorePaths.collapse(written));
        for (String one : found) {
            if (expected.contains(FeedScorePaths.text(one)) || expected.contains(FeedScorePaths.collapse(one))) {
                return true;
            }
        }
        return FeedScorePaths.text(written).isEmpty() && found.isEmpty();
    }

    private boolean isMoment(JsonNode value, List<String> found) {
        Instant expected = value.isArray()
                ? LocalDateTime.of(
                                value.get(0).asInt(),
                                value.get(1).asInt(),
                                value.get(2).asInt(),
                                value.get(3).asInt(),
                                value.get(4).asInt(),
                                value.get(5).asInt())
                        .toInstant(ZoneOffset.UTC)
                : date(value.asText());
        return expected == null ? found.isEmpty() : found.contains(expected.toString());
    }

    private Instant date(String text) {
        String feed = "<rss><channel><item><title>x</title><pubDate>"
                + text.replace("&", "&amp;").replace("<", "&lt;") + "</pubDate></item></channel></rss>";
        List<ParsedEntry> entries =
                parser.parse(feed.getBytes(StandardCharsets.UTF_8), null, null).entries();
        return entries.getFirst().published();
    }

    private void dates(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode test : json.readTree(file.toFile())) {
                    String input = test.get("input").asText();
                    Instant read = date(input);
                    boolean right = test.get("epoch").isNull()
                            ? read == null
                            : read != null
                                    && read.getEpochSecond()
                                            == test.get("epoch").asLong();
                    count("date strings", input, right);
                    if (!right && half(input) == listed) {
                        System.out.println("DATE\t" + input + "\t" + test.get("epoch") + " <> " + read);
                    }
                }
            }
        }
    }

    private void count(String kind, String name, boolean right) {
        int half = half(name);
        counts.computeIfAbsent(kind, first -> new int[4])[half * 2 + (right ? 0 : 1)]++;
        if (!kind.equals("date strings")) {
            counts.computeIfAbsent("= all of the feeds", first -> new int[4])[half * 2 + (right ? 0 : 1)]++;
        }
    }

    private void print() {
        System.out.println("counted paths: " + paths);
        System.out.println("not counted: " + uncounted.keySet());
        counts.forEach((kind, c) -> System.out.printf(
                Locale.ROOT,
                "%-20s half 0: %5.1f %% of %d   half 1: %5.1f %% of %d   both: %5.1f %% of %d%n",
                kind,
                100.0 * c[0] / Math.max(1, c[0] + c[1]),
                c[0] + c[1],
                100.0 * c[2] / Math.max(1, c[2] + c[3]),
                c[2] + c[3],
                100.0 * (c[0] + c[2]) / (c[0] + c[1] + c[2] + c[3]),
                c[0] + c[1] + c[2] + c[3]));
    }

    /** Every file below a folder, feeds or not: none may fail; then the larger ones against the clock. */
    private void speed(Path folder) throws IOException {
        List<byte[]> documents = new ArrayList<>();
        int entries = 0;
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                entries += parse(file, json.createObjectNode(), "http://127.0.0.1/" + file.getFileName())
                        .entries()
                        .size();
                if (Files.size(file) > 20_000 && file.toString().matches(".*\\.(xml|rss|atom|rdf)")) {
                    documents.add(Files.readAllBytes(file));
                }
            }
        }
        System.out.println("exceptions over all files: " + failed + ", entries " + entries);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long bytes = documents.stream().mapToLong(document -> document.length).sum();
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int again = 0; again < 10; again++) {
                documents.forEach(document -> parser.parse(document, null, "http://127.0.0.1/"));
            }
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d  %d documents of more than 20 kB, %.1f MB/s of processor time%n",
                    round,
                    documents.size(),
                    10 * bytes / seconds / 1e6);
        }
    }

    private static int half(String name) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() >>> 8 & 1);
    }
}
