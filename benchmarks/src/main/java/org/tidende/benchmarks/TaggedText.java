package org.tidende.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Some sentences of a corpus, with the names that people marked in them.
 *
 * @param text the sentences, each a paragraph
 * @param names in their order; positions are UTF-16 units of the text
 */
record TaggedText(String text, List<Span> names) {
    private static final Set<String> CLOSE_LEFT = Set.of(".", ",", ":", ";", "!", "?", ")", "]", "»", "%", "…");
    private static final Set<String> CLOSE_RIGHT = Set.of("(", "[", "«");

    /**
     * A name that was marked.
     *
     * @param start first UTF-16 unit
     * @param end the one after the last
     * @param kind as the corpus has it, {@code LOC}
     */
    record Span(int start, int end, String kind) {
        boolean overlaps(int from, int to) {
            return from < end && start < to;
        }
    }

    /**
     * Reads a corpus, packed by gzip: a token a line, columns parted by tabs or one space, an empty line after each sentence. The tag
     * is the third column (IOB2, token in the second), or the last ({@code name=B-PER} of CoNLL files; two columns alone). Lines
     * {@code # text = …} give a sentence as it was written; without them tokens are joined as one writes.
     *
     * @param sentences how many make one text
     */
    static List<TaggedText> read(Path file, int sentences) throws IOException {
        List<TaggedText> texts = new ArrayList<>();
        Reader reader = new Reader();
        int count = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("# text = ")) {
                    reader.original = line.substring(9);
                } else if (line.isBlank()) {
                    if (reader.endSentence() && ++count % sentences == 0) {
                        texts.add(reader.take());
                    }
                } else if (!line.startsWith("# ")) {
                    reader.token(line.indexOf('\t') >= 0 ? line.split("\t") : line.split(" "));
                }
            }
        }
        reader.endSentence();
        texts.add(reader.take());
        return texts;
    }

    /** Puts tokens back into text. */
    private static final class Reader {
        private final List<String> tokens = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private StringBuilder text = new StringBuilder();
        private List<Span> names = new ArrayList<>();
        private String original;

        void token(String[] columns) {
            if (columns.length < 2 || columns.length > 2 && columns[0].contains("-")) {
                return;
            }
            String last = columns[columns.length - 1];
            boolean named = last.startsWith("name=");
            tokens.add(columns.length == 2 ? columns[0] : columns[1]);
            tags.add(columns.length == 2 ? columns[1] : named ? last.substring(5) : columns[2]);
        }

        boolean endSentence() {
            if (tokens.isEmpty()) {
                return false;
            }
            int at = text.length();
            if (original != null) {
                text.append(original);
            }
            String kind = null;
            int start = 0;
            int end = 0;
            for (int i = 0; i < tokens.size(); i++) {
                int from = original != null ? text.indexOf(tokens.get(i), at) : append(i);
                if (from < 0) {
                    continue;
                }
                String tag = tags.get(i);
                boolean inside = tag.startsWith("I-") && tag.substring(2).equals(kind);
                if (kind != null && !inside) {
                    names.add(new Span(start, end, kind));
                    kind = null;
                }
                at = from + tokens.get(i).length();
                end = at;
                if (kind == null && !tag.equals("O") && tag.length() > 2) {
                    kind = tag.substring(2);
                    start = from;
                }
            }
            if (kind != null) {
                names.add(new Span(start, end, kind));
            }
            text.append("\n\n");
            tokens.clear();
            tags.clear();
            original = null;
            return true;
        }

        private int append(int token) {
            String word = tokens.get(token);
            boolean close = token == 0 || CLOSE_LEFT.contains(word) || CLOSE_RIGHT.contains(tokens.get(token - 1));
            if (!close) {
                text.append(' ');
            }
            int from = text.length();
            // A bar marks the end of a headline.
            text.append(word.equals("|") ? "." : word);
            return from;
        }

        TaggedText take() {
            TaggedText taken = new TaggedText(text.toString(), names);
            text = new StringBuilder();
            names = new ArrayList<>();
            return taken;
        }
    }
}
