package org.tidende.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {
    private final MonthNames months = new MonthNames();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-13T08:30:00+02:00 | en | 2024-05-13T06:30:00Z",
                "2024-05-13T08:30:00.123Z | en | 2024-05-13T08:30:00Z",
                "2024-05-13 08:30:00 +0200 | en | 2024-05-13T06:30:00Z",
                "2024-05-13 | en | 2024-05-13T00:00:00Z",
                "20240513 | en | 2024-05-13T00:00:00Z",
                "1715589000 | en | 2024-05-13T08:30:00Z",
                "1715589000000 | en | 2024-05-13T08:30:00Z",
                "Mon, 13 May 2024 08:30:00 GMT | en | 2024-05-13T08:30:00Z",
                "Mon May 13 2024 08:30:00 GMT+0200 (CEST) | en | 2024-05-13T06:30:00Z",
                "Updated May 13, 2024 at 8:30 p.m. EDT | en-US | 2024-05-14T00:30:00Z",
                "May 13th, 2024 | en | 2024-05-13T00:00:00Z",
                "05/13/2024 | en-US | 2024-05-13T00:00:00Z",
                "05/06/2024 | en-US | 2024-05-06T00:00:00Z",
                "05/06/2024 | fr | 2024-06-05T00:00:00Z",
                "13.05.2024, 08:30 Uhr | de | 2024-05-13T08:30:00Z",
                "13.5.24 | de | 2024-05-13T00:00:00Z",
                "13. März 2024 | de | 2024-03-13T00:00:00Z",
                "13. maj 2024 kl. 08.30 | da | 2024-05-13T08:30:00Z",
                "13 de mayo de 2024 | es | 2024-05-13T00:00:00Z",
                "le 13 août 2024 à 8h30 | fr | 2024-08-13T08:30:00Z",
                "13 мая 2024, 08:30 | ru | 2024-05-13T08:30:00Z",
                "13 stycznia 2024 | pl | 2024-01-13T00:00:00Z",
                "2024年5月13日 08:30 | zh | 2024-05-13T08:30:00Z",
                "2024년 5월 13일 | ko | 2024-05-13T00:00:00Z",
                "١٣ مايو ٢٠٢٤ | ar | 2024-05-13T00:00:00Z",
                "13 พฤษภาคม 2567 | th | 2024-05-13T00:00:00Z",
                "13 May 2024 | xx | 2024-05-13T00:00:00Z",
            })
    void shouldReadDatesAsPagesHaveThem(String text, String language, String expected) {
        assertThat(new DateText(months, language).find(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2024",
        "May 2024",
        "'13 apples, 2024'",
        "31.02.2024x",
        "1234-56-78",
        "99/99/2024",
        "12345678901234567890",
        "soon",
        "1.2.3.4",
        "13 May 1850"
    })
    void shouldNotReadADateWhereThereIsNone(String text) {
        assertThat(new DateText(months, "en").find(text)).isNull();
    }
}
