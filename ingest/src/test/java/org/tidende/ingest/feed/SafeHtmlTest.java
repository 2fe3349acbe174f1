package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeHtmlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    plain &amp; simple                                ~ plain &amp; simple
                    a<script>alert(1)</script>b                       ~ ab
                    a<style>p {}</style>b                             ~ ab
                    <p onclick="x()" style="y">z</p>                  ~ <p>z</p>
                    <a href="javascript:x()">z</a>                    ~ <a>z</a>
                    <a href="../y">z</a>                              ~ <a href="https://paper.example/y">z</a>
                    <img src="/i.png" onerror="x()">                  ~ <img src="https://paper.example/i.png">
                    <img src="data:image/png;base64,AAAA" alt="x">    ~ <img alt="x">
                    safe<iframe src="x"/> text                        ~ safe text
                    safe<iframe src="x"> text</iframe> end            ~ safe text end
                    <object data="x"><embed src="y">text</object>      ~ text
                    <form action="x"><input name="y">text</form>       ~ text
                    <b>open                                           ~ <b>open</b>
                    <svg><script>x()</script></svg>text                ~ text
                    """)
    void shouldKeepWhatIsSafe(String html, String expected) {
        // When
        String safe = SafeHtml.of(html, "https://paper.example/x/");

        // Then
        assertThat(safe).isEqualTo(expected);
    }

    @Test
    void shouldStandAnyNesting() {
        // When
        String safe = SafeHtml.of("<div>".repeat(50_000) + "text", "https://paper.example/");

        // Then
        assertThat(safe).contains("text");
    }
}
