package org.tidende.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    <p>One</p><p>Two</p>                        | One¶¶Two
                    <div>One<p>Two <b>bold</b>,<i>x</i></p>Three</div> | One¶¶Two bold,x¶¶Three
                    One<br>Two                                  | One¶Two
                    One<br/> <br/>Two                           | One¶¶Two
                    a &amp; b &eacute;&nbsp; c                  | a & b é c
                    <p>  x\t  y </p><script>z</script><style>q</style> | x y
                    <ul><li>a</li><li>b</li></ul>               | a¶¶b
                    <b>no</b> blocks                            | no blocks
                    1 &lt; 2                                    | 1 < 2
                    <p>un&shy;broken</p>                        | unbroken
                    <img src="x"/>                              | ''
                    <p>open <p>again                            | open¶¶again
                    """)
    void shouldBecomeParagraphs(String html, String expected) {
        // When
        String text = HtmlText.paragraphs(html);

        // Then
        assertThat(text).isEqualTo(expected.replace('¶', '\n'));
    }

    @Test
    void shouldKeepTheParagraphsOfPlainText() {
        // Given
        String line = "A long line that nobody broke to fit a screen ".repeat(4).strip();

        // When, Then
        assertThat(HtmlText.paragraphs("one\ntwo\n\nthree")).isEqualTo("one two\n\nthree");
        assertThat(HtmlText.paragraphs(line + "\n" + line)).isEqualTo(line + "\n\n" + line);
        assertThat(HtmlText.paragraphs("wrapped\r\nlines")).isEqualTo("wrapped lines");
    }

    @Test
    void shouldBearDeepNesting() {
        // When
        long start = System.nanoTime();
        String text = HtmlText.paragraphs("<div>".repeat(20_000) + "x");

        // Then
        assertThat(text).isEqualTo("x");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
