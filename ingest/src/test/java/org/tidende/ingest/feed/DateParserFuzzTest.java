package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.FeedInvariants.require;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dates of any letters; and with each a moment in a style that programs print. */
class DateParserFuzzTest {
    private static final List<DateTimeFormatter> STYLES = DateStyles.ALL.stream()
            .map(style -> DateTimeFormatter.ofPattern(style, Locale.UK))
            .toList();

    @FuzzTest(maxDuration = "15m")
    @DictionaryFile(resourcePath = "dates.dict")
    void shouldReadAnyText(byte[] bytes) throws Exception {
        FuzzCorpus.inTime(() -> read(bytes));
    }

    private void read(byte[] bytes) {
        // Given
        String text = new String(bytes, StandardCharsets.UTF_8);

        // When
        Instant read = DateParser.parse(text);

        // Then
        require(Objects.equals(read, DateParser.parse(" " + text + "\n")), "white space around it counts");
        if (read != null) {
            int year = read.atOffset(ZoneOffset.UTC).getYear();
            require(year >= 1 && year <= 10_000, "a year of no calendar: " + read);
            require(
                    year < 2 || year > 9_999 || read.equals(DateParser.parse(read.toString())),
                    read + " is not read as what it says");
        }
        shouldReadBack(new Random(Arrays.hashCode(bytes)));
    }

    private static void shouldReadBack(Random random) {
        // Given
        Instant moment = Instant.ofEpochSecond(random.nextLong(86_400, 3_100_000_000L));
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 4, 18 * 4 + 1) * 900);
        String text = STYLES.get(random.nextInt(STYLES.size())).format(moment.atZone(zone));

        // When
        Instant read = DateParser.parse(text);

        // Then
        require(moment.equals(read), text + " was read as " + read);
    }

    @Test
    void shouldHoldForWhatWasFound() throws Exception {
        FuzzCorpus.run(DateParserFuzzTest.class, "shouldReadAnyText", this::read);
    }
}
