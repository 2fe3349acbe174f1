package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tidende.contract.Language;
import org.tidende.enrich.text.LanguageDetector;
import org.tidende.enrich.text.Recognised;

/**
 * How many texts {@code tag --batch} names the language of rightly: sentences, five of a language joined, and their first forty characters.
 * Arguments: a file or folder of lines {@code code_Script<tab>sentence} (FLORES's codes, mapped to BCP 47), result file, launcher. Beside the
 * share there is how right texts of each confidence are, what was taken for what, and texts a second of the processor of the detector
 * alone.
 */
public final class LanguageScore {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    /** ISO 639-3 codes of varieties, and what BCP 47 writes for them here. */
    private static final Map<String, String> VARIETIES = Map.of("zho", "zh", "azj", "az", "swh", "sw");

    private static final int JOINED = 5;
    private static final int SHORT = 40;
    private static final int ROUNDS = 5;

    private LanguageScore() {}

    /** A text and what it is in, BCP 47. */
    private record Text(String language, String text) {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Text> sentences = read(Path.of(arguments[0]));
        List<Text> joined = join(sentences);
        List<Text> beginnings = sentences.stream()
                .map(text -> new Text(text.language, text.text.substring(0, Math.min(SHORT, text.text.length()))))
                .toList();
        ObjectNode result = JSON.createObjectNode();
        result.put(
                "languages", sentences.stream().map(Text::language).distinct().count());
        score("sentences", sentences, arguments[2], result);
        score("fiveJoined", joined, arguments[2], result);
        score("first40Characters", beginnings, arguments[2], result);
        LanguageDetector detector = new LanguageDetector();
        result.put("sentencesPerCpuSecond", speed(detector, sentences));
        result.put("fiveJoinedPerCpuSecond", speed(detector, joined));
        result.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
        Files.writeString(Path.of(arguments[1]), JSON.writeValueAsString(result) + "\n");
        System.out.println(JSON.writeValueAsString(result));
    }

    private static List<Text> read(Path given) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(given)) {
            try (var all = Files.list(given)) {
                all.filter(file -> file.toString().endsWith(".tsv")).sorted().forEach(files::add);
            }
        } else {
            files.add(given);
        }
        List<Text> texts = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", 2);
                String code = cells[0].split("_")[0];
                String language = Language.of(VARIETIES.getOrDefault(code, code))
                        .map(Language::code)
                        .orElseThrow(() -> new IllegalArgumentException("no language of ours: " + cells[0]));
                texts.add(new Text(language, cells[1]));
            }
        }
        return texts;
    }

    private static List<Text> join(List<Text> sentences) {
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        sentences.forEach(text -> byLanguage
                .computeIfAbsent(text.language, language -> new ArrayList<>())
                .add(text.text));
        List<Text> joined = new ArrayList<>();
        byLanguage.forEach((language, texts) -> {
            for (int from = 0; from + JOINED <= texts.size(); from += JOINED) {
                joined.add(new Text(language, String.join(" ", texts.subList(from, from + JOINED))));
            }
        });
        return joined;
    }

    private static void score(String name, List<Text> texts, String launcher, ObjectNode result)
            throws IOException, InterruptedException {
        double before = childrenCpu();
        List<JsonNode> found = batch(texts, launcher);
        double spent = childrenCpu() - before;
        long right = 0;
        long unknown = 0;
        Map<String, long[]> byConfidence = new TreeMap<>();
        Map<String, Long> mistakes = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String language = found.get(i).path("language").asText(null);
            boolean hit = texts.get(i).language.equals(language);
            right += hit ? 1 : 0;
            unknown += language == null ? 1 : 0;
            if (!hit && language != null) {
                mistakes.merge(texts.get(i).language + " as " + language, 1L, Long::sum);
            }
            int confidence = found.get(i).path("languageConfidence").asInt();
            long[] sums =
                    byConfidence.computeIfAbsent(String.format("%02d-", confidence / 10 * 10), key -> new long[2]);
            sums[0]++;
            sums[1] += hit ? 1 : 0;
        }
        ObjectNode node = result.putObject(name);
        node.put("texts", texts.size());
        node.put("right", Math.round(1e4 * right / texts.size()) / 1e4);
        node.put("saidNothing", unknown);
        node.put("batchTextsPerCpuSecondWithStart", Math.round(texts.size() / spent));
        ObjectNode confidences = node.putObject("rightByConfidence");
        byConfidence.forEach((decade, sums) -> confidences.put(decade, sums[1] + " of " + sums[0]));
        ObjectNode wrong = node.putObject("takenForAnother");
        mistakes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(20)
                .forEach(mistake -> wrong.put(mistake.getKey(), mistake.getValue()));
    }

    private static List<JsonNode> batch(List<Text> texts, String launcher) throws IOException, InterruptedException {
        Path out = Files.createTempFile("tidende-language", ".jsonl");
        Process process = new ProcessBuilder(launcher, "tag", "--batch")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedWriter lines = process.outputWriter(StandardCharsets.UTF_8)) {
            for (Text text : texts) {
                lines.write(new ObjectMapper().createObjectNode().put("body", text.text) + "\n");
            }
        }
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end with 0");
        }
        List<JsonNode> found = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            found.add(JSON.readTree(line));
        }
        Files.delete(out);
        if (found.size() != texts.size()) {
            throw new IllegalStateException(found.size() + " lines came back for " + texts.size());
        }
        return found;
    }

    /** The last round is measured. */
    private static long speed(LanguageDetector detector, List<Text> texts) {
        long spent = 0;
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Text text : texts) {
                Recognised found = detector.detect(text.text, null);
                sum += found.confidence();
            }
            spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was recognised");
        }
        return Math.round(texts.size() / (spent / 1e9));
    }

    /** Processor time of all children that have ended, in seconds (Linux). */
    private static double childrenCpu() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }
}
