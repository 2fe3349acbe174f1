package org.tidende.enrich.topic;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of any letters: refused at a place that is there, or printed as what is read as the same, compiled, and asked of their own text. */
class RuleParserFuzzTest {
    private static final int MOST_MILLIS = 2_000;
    private static final Path INPUTS =
            Path.of("src/test/resources/org/tidende/enrich/topic/RuleParserFuzzTestInputs/shouldReadAnyText");

    @FuzzTest(maxDuration = "15m")
    @DictionaryFile(resourcePath = "rules.dict")
    void shouldReadAnyText(byte[] bytes) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        read(bytes);
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
        require(millis <= MOST_MILLIS, "it took " + millis + " ms");
    }

    private void read(byte[] bytes) {
        // Given
        String text = new String(bytes, StandardCharsets.UTF_8);
        Macros macros = new Macros(Map.of("bank", "bank OR banks{2}", "a", "@b", "b", "x AND @a"));

        // When
        Expression expression;
        try {
            expression = RuleParser.parse(text, macros);
        } catch (RuleFault fault) {
            require(fault.line() >= 1 && fault.line() <= text.lines().count() + 1, "a line that is not there");
            require(fault.problem().startsWith("column "), "no column");
            return;
        }

        // Then
        String printed = RulePrinter.print(expression);
        require(RuleParser.parse(printed).equals(expression), "read as something else: " + printed);
        RuleTexts rules = new RuleTexts(List.of(RuleTexts.rule("urn:x:y", 1, expression)));
        rules.tags("da", "banks", text);
        rules.tags(null, text, printed);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Test
    void shouldHoldForWhatWasFound() {
        for (Path file : inputs()) {
            try {
                read(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError(file.getFileName() + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static List<Path> inputs() {
        try (Stream<Path> files = Files.list(INPUTS)) {
            List<Path> all = files.sorted().toList();
            require(!all.isEmpty(), "no inputs in " + INPUTS);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
