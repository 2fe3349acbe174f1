package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.tidende.ingest.page.ArticleExtractor;
import org.tidende.ingest.page.ExtractedArticle;

/**
 * How well articles are extracted from pages, against three public collections under one folder: {@code trafilatura-eval} (pieces of
 * text that must and must not be in the body), {@code fundus} (whole articles) and {@code htmldate} (days of publication). The pages
 * are parted into two halves by a checksum of their file name; rules were tuned on half 0 alone. A second argument ({@code 0},
 * {@code 1}) lists what is wrong in that half.
 */
public final class ExtractScore {
    private static final int ROUNDS = 3;

    private final ArticleExtractor extractor = new ArticleExtractor();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, double[]> sums = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();
    private final int listed;

    private record Page(byte[] html, String url) {}

    private ExtractScore(int listed) {
        this.listed = listed;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("ExtractScore: give the folder that holds trafilatura-eval, fundus and htmldate");
            System.exit(2);
        }
        ExtractScore score = new ExtractScore(arguments.length > 1 ? Integer.parseInt(arguments[1]) : -1);
        Path folder = Path.of(arguments[0]);
        score.segments(folder.resolve("trafilatura-eval"));
        score.articles(folder.resolve("fundus"));
        score.days(folder.resolve("htmldate"));
        for (int half = 0; half < 2; half++) {
            score.print(half);
        }
        score.speed();
    }

    private void segments(Path folder) throws IOException {
        JsonNode entries = json.readTree(folder.resolve("evaldata.json").toFile());
        for (Map.Entry<String, JsonNode> entry : entries.properties()) {
            JsonNode truth = entry.getValue();
            String file = truth.get("file").asText();
            Path path = folder.resolve("html").resolve(file + ".gz");
            if (!Files.exists(path)) {
                continue;
            }
            ExtractedArticle article = extract(path, entry.getKey());
            int half = half(file);
            for (JsonNode segment : truth.get("with")) {
                boolean there = article.body().contains(segment.asText().replace('\u00A0', ' '));
                add("segments/" + half, there ? 0 : 1, 1);
                list(half, !there, "MISSING", file, segment.asText());
            }
            for (JsonNode segment : truth.get("without")) {
                boolean there = article.body().contains(segment.asText().replace('\u00A0', ' '));
                add("segments/" + half, there ? 2 : 3, 1);
                list(half, there, "TOOMUCH", file, segment.asText());
            }
            if (truth.path("date").asText().length() == 10) {
                boolean right =
                        isDay(article.contentCreated(), truth.get("date").asText());
                add("trafilatura-dates/" + half, right ? 0 : 1, 1);
                list(
                        half,
                        !right,
                        "DATE",
                        file,
                        truth.get("date").asText() + " not " + article.contentCreated() + " "
                                + article.contentCreatedFrom());
            }
            if (!truth.path("title").asText().isEmpty()) {
                boolean right = same(truth.get("title").asText(), article.headline());
                add("trafilatura-titles/" + half, right ? 0 : 1, 1);
                list(half, !right, "TITLE", file, truth.get("title").asText() + " <> " + article.headline());
            }
            if (!truth.path("author").asText().isEmpty()) {
                boolean right = same(truth.get("author").asText().replace(';', ','), article.by());
                add("trafilatura-authors/" + half, right ? 0 : 1, 1);
                list(half, !right, "AUTHOR", file, truth.get("author").asText() + " <> " + article.by());
            }
        }
    }

    private void articles(Path folder) throws IOException {
        List<Path> truths;
        try (Stream<Path> walk = Files.walk(folder)) {
            truths = walk.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path path : truths) {
            String name = path.getFileName().toString().replace(".json", "");
            JsonNode versions = json.readTree(path.toFile());
            JsonNode urls = json.readTree(path.resolveSibling("meta.info").toFile());
            for (Map.Entry<String, JsonNode> page : urls.properties()) {
                Path file = path.resolveSibling(page.getKey());
                if (page.getKey().startsWith(name + "_") && Files.exists(file)) {
                    article(file, page.getValue().path("url").asText(), versions);
                }
            }
        }
    }

    /** A publisher's truths are not told by file: the one that the page's text fits best is its own. */
    private void article(Path file, String url, JsonNode versions) throws IOException {
        ExtractedArticle article = extract(file, url);
        String name = file.getFileName().toString();
        int half = half(name);
        double best = -1;
        JsonNode truth = null;
        String everything = new String(read(file), StandardCharsets.UTF_8);
        for (JsonNode version : versions) {
            String body = body(version);
            double score = f1(words(body), words(article.body()))
                    + (everything.contains(version.path("title").asText()) ? 0.5 : 0);
            if (score > best) {
                best = score;
                truth = version;
            }
        }
        if (truth == null) {
            return;
        }
        double score = f1(words(body(truth)), words(article.body()));
        add("fundus-body/" + half, 0, score);
        add("fundus-body/" + half, 1, 1 - score);
        list(
                half,
                score < 0.9,
                "BODY",
                name,
                String.format(
                        Locale.ROOT,
                        "%.3f of %d words, has %d",
                        score,
                        words(body(truth)).size(),
                        words(article.body()).size()));
        boolean title = same(truth.path("title").asText(), article.headline());
        add("fundus-title/" + half, title ? 0 : 1, 1);
        list(half, !title, "TITLE", name, truth.path("title").asText() + " <> " + article.headline());
        if (truth.path("authors").size() > 0) {
            List<String> authors = new ArrayList<>();
            truth.get("authors").forEach(author -> authors.add(author.asText()));
            boolean by = same(String.join(", ", authors), article.by());
            add("fundus-authors/" + half, by ? 0 : 1, 1);
            list(half, !by, "AUTHOR", name, authors + " <> " + article.by());
        }
        String date = truth.path("publishing_date").asText().replace(' ', 'T');
        if (date.length() >= 19) {
            Instant moment = date.length() > 19 && !date.endsWith("000")
                    ? OffsetDateTime.parse(date).toInstant()
                    : Instant.parse(date.substring(0, 19) + "Z");
            boolean right = article.contentCreated() != null
                    && Math.abs(article.contentCreated().getEpochSecond() - moment.getEpochSecond()) < 60;
            boolean day = article.contentCreated() != null
                    && article.contentCreated()
                            .toString()
                            .startsWith(moment.toString().substring(0, 10));
            add("fundus-moment/" + half, right ? 0 : 1, 1);
            add("fundus-day/" + half, day ? 0 : 1, 1);
            list(
                    half,
                    !right,
                    day ? "MOMENT" : "DATE",
                    name,
                    moment + " not " + article.contentCreated() + " " + article.contentCreatedFrom());
        }
        list(half, !article.full(), "PARTIAL", name, article.problems().toString());
    }

    private void days(Path folder) throws IOException {
        for (String list : List.of("eval_default.json", "eval_mediacloud_2020.json")) {
            // The lists have NaN where a page has no date.
            String text = Files.readString(folder.resolve(list)).replaceAll(":\\s*NaN", ": null");
            for (Map.Entry<String, JsonNode> entry : json.readTree(text).properties()) {
                String file = entry.getValue().get("file").asText();
                Path path = folder.resolve("html").resolve(file + ".gz");
                if (!Files.exists(path)) {
                    continue;
                }
                ExtractedArticle article = extract(path, entry.getKey());
                String day = entry.getValue().path("date").asText();
                boolean dated = day.length() == 10;
                boolean right = dated ? isDay(article.contentCreated(), day) : article.contentCreated() == null;
                String kind = list.contains("default") ? "htmldate/" : "mediacloud/";
                add(kind + half(file), right ? 0 : 1, 1);
                list(
                        half(file),
                        !right,
                        "DAY",
                        file,
                        day + " not " + article.contentCreated() + " " + article.contentCreatedFrom());
            }
        }
    }

    private ExtractedArticle extract(Path path, String url) throws IOException {
        byte[] html = read(path);
        pages.add(new Page(html, url));
        return extractor.extract(html, null, url);
    }

    private static byte[] read(Path path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return in.readAllBytes();
        }
    }

    private void print(int half) {
        double[] s = sums.getOrDefault("segments/" + half, new double[4]);
        double precision = s[0] / (s[0] + s[2]);
        double recall = s[0] / (s[0] + s[1]);
        System.out.printf(
                Locale.ROOT,
                "half %d  segments: precision %.3f recall %.3f accuracy %.3f F1 %.3f%n",
                half,
                precision,
                recall,
                (s[0] + s[3]) / (s[0] + s[1] + s[2] + s[3]),
                2 * precision * recall / (precision + recall));
        sums.entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith("/" + half) && !entry.getKey().startsWith("segments"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "half %d  %s %.3f of %.0f%n",
                        half,
                        entry.getKey(),
                        entry.getValue()[0] / (entry.getValue()[0] + entry.getValue()[1]),
                        entry.getValue()[0] + entry.getValue()[1]));
    }

    private void speed() {
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            bytes = 0;
            for (Page page : pages) {
                extractor.extract(page.html(), null, page.url());
                bytes += page.html().length;
            }
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d  %d pages, %.0f pages/s, %.1f MB/s of processor time%n",
                    round,
                    pages.size(),
                    pages.size() / seconds,
                    bytes / seconds / 1e6);
        }
    }

    private void add(String key, int cell, double value) {
        sums.computeIfAbsent(key, k -> new double[4])[cell] += value;
    }

    private void list(int half, boolean wrong, String kind, String file, String text) {
        if (wrong && half == listed) {
            System.out.println(kind + "\t" + file + "\t" + text.replace('\n', ' '));
        }
    }

    private static int half(String name) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() >>> 8 & 1);
    }

    /** A day is written for readers at the publisher's place: the moment in UTC may be up to half a day off. */
    private static boolean isDay(Instant moment, String day) {
        if (moment == null) {
            return false;
        }
        LocalDate truth = LocalDate.parse(day);
        return !moment.isBefore(truth.atStartOfDay(ZoneOffset.ofHours(13)).toInstant())
                && moment.isBefore(
                        truth.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-10)).toInstant())
                && (moment.toString().startsWith(day) || !moment.toString().endsWith("T00:00:00Z"));
    }

    private static boolean same(String truth, String found) {
        return found != null && new HashSet<>(words(truth)).equals(new HashSet<>(words(found)));
    }

    private static String body(JsonNode truth) {
        StringBuilder text = new StringBuilder();
        JsonNode body = truth.path("body");
        body.path("summary").forEach(line -> text.append(line.asText()).append('\n'));
        for (JsonNode section : body.path("sections")) {
            section.path("headline").forEach(line -> text.append(line.asText()).append('\n'));
            section.path("paragraphs")
                    .forEach(line -> text.append(line.asText()).append('\n'));
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty() && word.codePointAt(0) >= 0x3040 && word.codePointAt(0) < 0xB000) {
                word.codePoints().forEach(c -> words.add(Character.toString(c)));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static double f1(List<String> truth, List<String> found) {
        if (truth.isEmpty() || found.isEmpty()) {
            return 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        truth.forEach(word -> counts.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : found) {
            if (counts.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (truth.size() + found.size());
    }
}
