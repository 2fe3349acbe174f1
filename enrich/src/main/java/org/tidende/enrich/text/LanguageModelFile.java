package org.tidende.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tidende.contract.Language;

/**
 * Reads the model of {@code opennlp-models-langdetect}: a zip with a maximum-entropy model in OpenNLP's binary format. That is a
 * header, the names of the outcomes, patterns (how many n-grams in a row weigh for which outcomes), the n-grams, then their
 * weights as doubles. Weights of languages that the pipeline doesn't know are left out.
 */
final class LanguageModelFile {
    private static final String FILE = "/langdetect-183.bin";
    private static final String ENTRY = "langdetect.model";
    private static final int TRAINING_CONSTANTS = 4 + 8;
    private static final int UNKNOWN = -1;

    private final byte[] bytes;
    private int at;

    /** Of each outcome of the file its number among the known ones. */
    private int[] outcomes;

    /** Of each known outcome the place of its language. */
    private int[] languages;

    private LanguageModelFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the model from its jar.
     *
     * @throws IllegalStateException when the jar is not on the class path, or holds another format
     */
    static LanguageModel read() {
        try (InputStream in = LanguageModelFile.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the language model " + FILE
                        + " is not on the class path: opennlp-models-langdetect is missing");
            }
            return new LanguageModelFile(entry(in)).model();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + FILE, e);
        }
    }

    private static byte[] entry(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(ENTRY)) {
                return zip.readAllBytes();
            }
        }
        throw new IllegalStateException("the language model " + FILE + " holds no " + ENTRY);
    }

    private LanguageModel model() {
        String type = text();
        if (!type.equals("GIS")) {
            throw new IllegalStateException("the language model " + FILE + " is of type " + type + ", expected GIS");
        }
        at += TRAINING_CONSTANTS;
        readOutcomes();
        int[][] patterns = new int[number()][];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = pattern();
        }
        long[] ngrams = new long[number()];
        for (int i = 0; i < ngrams.length; i++) {
            ngrams[i] = ngram();
        }
        return withWeights(patterns, ngrams);
    }

    private void readOutcomes() {
        Map<String, Integer> places = new HashMap<>();
        for (Language language : Language.all()) {
            places.put(language.code(), places.size());
        }
        outcomes = new int[number()];
        languages = new int[outcomes.length];
        int known = 0;
        for (int i = 0; i < outcomes.length; i++) {
            Optional<Language> language = Language.of(text());
            outcomes[i] = language.isPresent() ? known : UNKNOWN;
            if (language.isPresent()) {
                languages[known++] = places.get(language.get().code());
            }
        }
        languages = Arrays.copyOf(languages, known);
    }

    private LanguageModel withWeights(int[][] patterns, long[] ngrams) {
        LongTable table = new LongTable(ngrams.length);
        int[] weights = new int[1 << 20];
        int size = 0;
        int ngram = 0;
        ByteBuffer doubles = ByteBuffer.wrap(bytes);
        for (int[] pattern : patterns) {
            for (int i = 0; i < pattern[0]; i++) {
                if (size + pattern.length > weights.length) {
                    weights = Arrays.copyOf(weights, weights.length * 2);
                }
                int head = size++;
                for (int k = 1; k < pattern.length; k++) {
                    int outcome = outcomes[pattern[k]];
                    if (outcome != UNKNOWN) {
                        weights[size++] = LanguageModel.weight(doubles.getDouble(at), outcome);
                    }
                    at += Double.BYTES;
                }
                weights[head] = size - head - 1;
                if (weights[head] > 0) {
                    table.put(ngrams[ngram], head);
                } else {
                    size = head;
                }
                ngram++;
            }
        }
        return new LanguageModel(table, Arrays.copyOf(weights, size), languages);
    }

    /** A pattern is written as text: how many n-grams, then the outcomes. */
    private int[] pattern() {
        int end = end();
        int[] numbers = new int[(end - at) / 2 + 1];
        int count = 0;
        while (at < end) {
            int number = 0;
            while (at < end && bytes[at] != ' ') {
                number = number * 10 + bytes[at++] - '0';
            }
            at++;
            numbers[count++] = number;
        }
        at = end;
        return Arrays.copyOf(numbers, count);
    }

    /** Java's modified UTF-8: no character takes more than three bytes. */
    private long ngram() {
        int end = end();
        long key = 0;
        while (at < end) {
            int first = bytes[at++];
            char letter;
            if (first >= 0) {
                letter = (char) first;
            } else if ((first & 0x20) == 0) {
                letter = (char) ((first & 0x1F) << 6 | bytes[at++] & 0x3F);
            } else {
                letter = (char) ((first & 0x0F) << 12 | (bytes[at++] & 0x3F) << 6 | bytes[at++] & 0x3F);
            }
            key = LanguageModel.key(key, letter);
        }
        return key;
    }

    private String text() {
        int end = end();
        String text = new String(bytes, at, end - at, StandardCharsets.US_ASCII);
        at = end;
        return text;
    }

    /** Reads a length of two bytes; where what follows it ends. */
    private int end() {
        int length = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        at += 2;
        return at + length;
    }

    private int number() {
        int number = (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
        at += 4;
        return number;
    }
}
