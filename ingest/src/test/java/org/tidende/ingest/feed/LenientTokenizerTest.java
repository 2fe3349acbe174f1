package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientTokenizerTest {
    private static String tell(String document) {
        List<String> events = new ArrayList<>();
        char[] text = document.toCharArray();
        new LenientTokenizer(text, text.length, new Recorder(events), new Problems()).run();
        return String.join(" ", events);
    }

    private record Recorder(List<String> events) implements TokenSink {
        @Override
        public void start(String name, Attributes attributes, int offset) {
            StringBuilder event = new StringBuilder("<" + name);
            for (int i = 0; i < attributes.size(); i++) {
                event.append(' ').append(attributes.name(i)).append('=').append(attributes.value(i));
            }
            events.add(event.append('>').toString());
        }

        @Override
        public void text(char[] characters, int offset, int length) {
            events.add(new String(characters, offset, length));
        }

        @Override
        public void end(String name) {
            events.add("</" + name + ">");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    <a>x</a>                       ~ <a> x </a>
                    <a b='1' c="2"/>               ~ <a b=1 c=2> </a>
                    <a b=1 c>x</a>                 ~ <a b=1 c=> x </a>
                    <a b="1>x</a><c d="2"/>        ~ <a b=1> x </a> <c d=2> </c>
                    <a b="x < y > z">t</a>         ~ <a b=x < y > z> t </a>
                    <a><b>x</a>y                   ~ <a> <b> x </b> </a>
                    <a><b><c>x</b>y</a>            ~ <a> <b> <c> x </c> </b> y </a>
                    <a>x</b>y</a>                  ~ <a> x y </a>
                    <a>x</A>                       ~ <a> x </a>
                    <a>1 < 2</a>                   ~ <a> 1  <  2 </a>
                    <a><![CDATA[<b>]]>x</a>        ~ <a> <b> x </a>
                    <a><!-- x -->y<!-- z</a>       ~ <a> y </a>
                    <a>x &lt;&amp;&#65;&#x42;&nope;& y</a> ~ <a> x <&AB&nope;& y </a>
                    <a>&#150;&#0;</a>              ~ <a> \u2013\uFFFD </a>
                    <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a> ~ <a> c </a>
                    <!DOCTYPE a [ <a>x</a>         ~ x
                    <a b="1"c="2">x</a>            ~ <a b=1 c=2> x </a>
                    <a>x<                          ~ <a> x < </a>
                    """)
    void shouldRepair(String document, String expected) {
        // When
        String told = tell(document);

        // Then
        assertThat(told).isEqualTo(expected.equals("x") ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<", "<a", "<a ", "<a b", "<a b=", "<a b='", "<!", "<!--", "<!-- x -", "<![CDATA[", "<!DOCTYPE [", "<?",
                        "</",
                "</a", "&", "&#", "&#x;", "<a>&", "<a b='>", "<a b=\"<", "<a>", "<a></", "<a/", "x", "<a <b", "<:>"
            })
    @Timeout(20)
    void shouldTakeTimeInProportionToTheLengthWhateverIsRepeated(String piece) {
        // Given
        String small = piece.repeat(20_000);
        String large = piece.repeat(400_000);
        tell(small);

        // When
        long start = System.nanoTime();
        tell(large);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // Then: were it quadratic, these would be minutes
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void shouldMatchStartsAndEndsAtAnyDepth() {
        // When
        String told = tell("<a>".repeat(10_000) + "x" + "</a>".repeat(10_000));

        // Then
        assertThat(told.split(" ")).containsOnly("<a>", "x", "</a>").hasSize(2 * 512 + 1);
    }
}
