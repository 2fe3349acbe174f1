package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tidende.sink.Hit;

class DemoScreenTest {
    private static final String ESCAPE = "\u001b";

    private final StringWriter written = new StringWriter();
    private final AtomicInteger columns = new AtomicInteger(20);

    @Test
    void shouldWriteTheStatusOverItself() {
        // Given
        DemoScreen screen = screen(true);

        // When
        screen.status("1 article");
        screen.status("2 articles");

        // Then
        assertThat(written).hasToString("\r1 article" + ESCAPE + "[K\r2 articles" + ESCAPE + "[K");
    }

    @Test
    void shouldKeepTheStatusBelowEachLine() {
        // Given
        DemoScreen screen = screen(true);
        screen.status("status");
        written.getBuffer().setLength(0);

        // When
        screen.line("news");

        // Then: in one go, so that nothing flickers
        assertThat(written).hasToString("\rnews" + ESCAPE + "[K" + System.lineSeparator() + "status");
    }

    @Test
    void shouldNeverBeWiderThanTheWindow() {
        // Given
        DemoScreen screen = screen(true);

        // When
        screen.article(hit(1, "zh", "联合国秘书长古特雷斯与中国外长讨论气候变化"));
        screen.article(hit(1, "ar", "الأمم المتحدة تحذر من نقص الغذاء في السودان"));
        screen.status("6 feeds, 24 articles, 0.4/s; lag: ingest 0");

        // Then
        String plain = written.toString().replaceAll("\u001b\\[[0-9]*[A-Z]", "").replace("\r", "\n");
        assertThat(plain.lines()).allMatch(line -> TextWidth.of(line) < 20);
        assertThat(plain).contains("  1.5 s  zh  联合…", "  1.5 s  ar  الأم");
    }

    @Test
    void shouldPutABrokenStatusTogetherWhenTheWindowBecomesNarrower() {
        // Given
        DemoScreen screen = screen(true);
        screen.status("a status of 19 char");
        written.getBuffer().setLength(0);

        // When: three rows now
        columns.set(8);
        screen.status("short");

        // Then
        assertThat(written).hasToString("\r" + ESCAPE + "[2A" + ESCAPE + "[Jshort" + ESCAPE + "[K");
    }

    @Test
    void shouldLeaveNothingBehind() {
        // Given
        DemoScreen screen = screen(true);
        screen.status("status");
        written.getBuffer().setLength(0);

        // When
        screen.close();
        screen.close();

        // Then
        assertThat(written).hasToString("\r" + ESCAPE + "[K");
    }

    @Test
    void shouldWritePlainLinesWhereNobodyWatches() {
        // Given
        DemoScreen screen = screen(false);

        // When
        screen.say("starting");
        screen.status("6 feeds, 24 articles, 0.4/s");
        screen.article(hit(2, "da", "En lang overskrift, som ikke forkortes"));
        screen.close();

        // Then
        assertThat(written.toString().lines())
                .containsExactly(
                        "  1.5 s  starting",
                        "  1.5 s  6 feeds, 24 articles, 0.4/s",
                        "  1.5 s  da  corrected, revision 2: En lang overskrift, som ikke forkortes",
                        "             Denmark  |  politics");
        assertThat(written.toString()).doesNotContain(ESCAPE, "\r");
    }

    private DemoScreen screen(boolean terminal) {
        return new DemoScreen(new PrintWriter(written), terminal, columns::get, () -> 1.5);
    }

    private static Hit hit(int revision, String language, String headline) {
        return new Hit(
                "id",
                "https://example.org/",
                headline,
                language,
                null,
                revision,
                List.of(new Hit.Actor("urn:tidende:state:DK", "Denmark", "state")),
                List.of(new Hit.Topic("medtop:11000000", "politics")),
                1);
    }
}
