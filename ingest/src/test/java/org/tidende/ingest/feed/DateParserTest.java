package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Tue, 03 Mar 2026 08:30:00 GMT      | 2026-03-03T08:30:00Z
                    Tue, 3 Mar 2026 08:30:00 +0100     | 2026-03-03T07:30:00Z
                    3 Mar 26 08:30 EST                 | 2026-03-03T13:30:00Z
                    Tue, 03 Mar 2026 08:30:00 -0500    | 2026-03-03T13:30:00Z
                    Tue, 03 Mar 2026 8:30:00 PM CET    | 2026-03-03T19:30:00Z
                    Tue, 03 Mar 2026 24:00:00 GMT      | 2026-03-04T00:00:00Z
                    2026-03-03T08:30:00Z               | 2026-03-03T08:30:00Z
                    2026-03-03T08:30:00.123456+05:30   | 2026-03-03T03:00:00Z
                    2026-03-03T08:30:00+0530           | 2026-03-03T03:00:00Z
                    2026-03-03T08:30:00-05             | 2026-03-03T13:30:00Z
                    2026-03-03T08:30                   | 2026-03-03T08:30:00Z
                    2026-03-03 08:30:00 UTC            | 2026-03-03T08:30:00Z
                    2026-03-03                         | 2026-03-03T00:00:00Z
                    2026-03                            | 2026-03-01T00:00:00Z
                    2026                               | 2026-01-01T00:00:00Z
                    20260303                           | 2026-03-03T00:00:00Z
                    20260303T083000Z                   | 2026-03-03T08:30:00Z
                    20260303083000                     | 2026-03-03T08:30:00Z
                    2026-062                           | 2026-03-03T00:00:00Z
                    Tue Mar  3 08:30:00 2026           | 2026-03-03T08:30:00Z
                    Tue Mar 3 08:30:00 EST 2026        | 2026-03-03T13:30:00Z
                    March 3, 2026, 8:30 am             | 2026-03-03T08:30:00Z
                    tirsdag 3. marts 2026 08:30        | 2026-03-03T08:30:00Z
                    mar., 3 févr. 2026 08:30:00 +0100  | 2026-02-03T07:30:00Z
                    3 марта 2026 08:30                 | 2026-03-03T08:30:00Z
                    Dienstag, 3. März 2026 08:30:00 MEZ | 2026-03-03T07:30:00Z
                    03/25/2026 08:30                   | 2026-03-25T08:30:00Z
                    25/03/2026 08:30                   | 2026-03-25T08:30:00Z
                    25.03.2026                         | 2026-03-25T00:00:00Z
                    2004-05-25 오후 11:23:17            | 2004-05-25T14:23:17Z
                    2026년 3월 3일 08:30                 | 2026-03-02T23:30:00Z
                    2026年3月3日 8時30分                  | 2026-03-03T08:30:00Z
                    ٣ مارس ٢٠٢٦ ٠٨:٣٠                   | 2026-03-03T08:30:00Z
                    17 ก.พ. 2026 10:00                  | 2026-02-17T10:00:00Z
                    3 березня 2026 08:30                | 2026-03-03T08:30:00Z
                    3. mars 2026 kl. 08.30             | 2026-03-03T08:30:00Z
                    3 mars 2026 à 14h30                | 2026-03-03T14:30:00Z
                    8:30 pm, 3 March 2026              | 2026-03-03T20:30:00Z
                    3 March 2026 8 PM EST              | 2026-03-04T01:00:00Z
                    Tuesday, March 3rd, 2026 at 8:30am | 2026-03-03T08:30:00Z
                    3/4/2026 8:30:00 PM                | 2026-03-04T20:30:00Z
                    2026-W10-2                         | 2026-03-03T00:00:00Z
                    26-03-03                           | 2026-03-03T00:00:00Z
                    260303                             | 2026-03-03T00:00:00Z
                    26062                              | 2026-03-03T00:00:00Z
                    -26-03                             | 2026-03-01T00:00:00Z
                    2026-003-03T08:30:00Z              | 2026-03-03T08:30:00Z
                    2026-03-03T08:30:00 Europe/Copenhagen | 2026-03-03T07:30:00Z
                    Tue, 03 Mar 2026 08:30:00 Etc/GMT  | 2026-03-03T08:30:00Z
                    Tue, 03 Mar 2026 08:30:00 EDT-0400 | 2026-03-03T12:30:00Z
                    Tue Mar 03 2026 08:30:00 GMT+0100 (Central European Standard Time) | 2026-03-03T07:30:00Z
                    Sat Jan 17 15:42:11 +0900 2037     | 2037-01-17T06:42:11Z
                    03 Mar 126 08:30:00 GMT            | 2026-03-03T08:30:00Z
                    1772526600                         | 2026-03-03T08:30:00Z
                    1772526600000                      | 2026-03-03T08:30:00Z
                    """)
    void shouldRead(String text, Instant expected) {
        // When
        Instant read = DateParser.parse(text);

        // Then
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "n/a",
                "99",
                "2026-99-99",
                "2026-xx-27",
                "3 zzz 2026 08:30",
                "Tue, 45 Mar 2026 08:30:00 GMT",
                "2026-03-03T99:00:00Z",
                "2026-03-03T09:xx:00Z",
                "2026-03-03T09:00:00+00:xx",
                "2026-03-03T09:00:00-06:00Textra",
                "Tue, Mar x 2026 08:30:00 GMT",
                "Tue, 3 Mar 2026 08:30:00 +zz:00",
                "Tue, 3 Mar 2026 1:2:3:4 GMT",
                "2026-03-03-01",
                "-0001-11-30T00:00:00Z",
                "0000-00-00 00:00:00",
                "9999-12-31T23:59:59-99:99"
            })
    void shouldHaveNoneOfWhatItCannotRead(String text) {
        // When
        Instant read = DateParser.parse(text);

        // Then
        assertThat(read).isNull();
    }

    @Test
    void shouldReadBackAnyInstantInManyStyles() {
        // Given
        List<ZoneOffset> zones = List.of(
                ZoneOffset.UTC, ZoneOffset.ofHours(9), ZoneOffset.ofHoursMinutes(-3, -30), ZoneOffset.ofHours(1));
        Random random = new Random(42);

        // When, Then
        for (int round = 0; round < 6_000; round++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(86_400, 3_100_000_000L));
            String style = DateStyles.ALL.get(round % DateStyles.ALL.size());
            ZonedDateTime date = instant.atZone(zones.get(random.nextInt(zones.size())));
            String text = DateTimeFormatter.ofPattern(style, Locale.UK).format(date);
            assertThat(DateParser.parse(text)).as(text).isEqualTo(instant);
        }
    }
}
