package org.tidende.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.discovery.FeedImport.Bad;
import org.tidende.ingest.discovery.FeedImport.Checked;
import org.tidende.ingest.discovery.FeedImport.Good;
import org.tidende.ingest.discovery.FeedImport.Other;
import org.tidende.ingest.discovery.FeedImport.Unknown;
import org.tidende.ingest.feed.FeedList;
import org.tidende.ingest.feed.Opml;
import org.tidende.ingest.feed.OpmlException;

class ImportJudgeTest {
    private static final Checked FINE = new Good(null, "https://a.example/");

    private static List<ImportedLine> judge(Set<String> subscribed, Map<String, Checked> checked, String... outlines)
            throws OpmlException {
        FeedList list = new Opml(InstantSource.fixed(Instant.EPOCH))
                .list(("<opml>" + String.join("\n", outlines)).getBytes(StandardCharsets.UTF_8));
        return new ImportJudge(subscribed, checked).judge(list);
    }

    private static String outline(String address) {
        return "<outline xmlUrl='" + address + "'/>";
    }

    @Test
    void shouldFoldLinesThatAreOneFeedAndKeepTheirFolders() throws OpmlException {
        // When
        List<ImportedLine> lines = judge(
                Set.of(),
                Map.of("https://a.example/", FINE, "http://a.example/?utm_source=x", FINE),
                "<outline text='One'>" + outline("https://a.example/") + "</outline>",
                "<outline text='Two'>" + outline("https://a.example/") + "</outline>",
                outline("http://a.example/?utm_source=x"));

        // Then
        assertThat(lines)
                .extracting(ImportedLine::outcome)
                .containsExactly(
                        new ImportOutcome.Folder(),
                        new ImportOutcome.Added(""),
                        new ImportOutcome.Folder(),
                        new ImportOutcome.DuplicateOfLine(1),
                        new ImportOutcome.DuplicateOfLine(1));
        assertThat(lines.get(1).feed().getGroups()).containsExactly("One", "Two");
        assertThat(FeedImport.feeds(lines)).hasSize(1);
    }

    @Test
    void shouldNotLoseALiveFeedToADeadOneOfTheSameName() throws OpmlException {
        // When
        List<ImportedLine> lines = judge(
                Set.of(),
                Map.of(
                        "http://a.example/rss",
                        new Bad("gone"),
                        "https://a.example/rss",
                        new Good(null, "https://a.example/rss")),
                outline("http://a.example/rss"),
                outline("https://a.example/rss"),
                outline("http://a.example/rss"));

        // Then
        assertThat(lines)
                .extracting(ImportedLine::outcome)
                .containsExactly(
                        new ImportOutcome.Dead("gone"),
                        new ImportOutcome.Added(""),
                        new ImportOutcome.DuplicateOfLine(1));
    }

    @Test
    void shouldSayTheSameASecondTimeWithAlreadyThereForWhatWasAdded() throws OpmlException {
        // Given
        Good moved = new Good("https://b.example/new", "https://b.example/new");
        Map<String, Checked> checked = Map.of(
                "https://a.example/", FINE,
                "https://b.example/old", moved,
                "https://b.example/new", new Good(null, "https://b.example/new"),
                "http://c.example/", new Good("https://c.example/", "https://c.example/"),
                "https://d.example/", new Other("an HTML page", List.of("https://d.example/rss")),
                "https://e.example/", new Unknown("not checked: HTTP status 503"));
        String[] outlines = {
            outline("https://a.example/"), outline("https://b.example/old"), outline("https://b.example/new"),
            outline("http://c.example/"), outline("https://d.example/"), outline("https://e.example/")
        };

        // When
        List<ImportedLine> first = judge(Set.of("https://z.example/"), checked, outlines);
        List<ImportedLine> second = judge(
                Set.of(
                        "https://z.example/",
                        "https://a.example/",
                        "https://b.example/new",
                        "https://c.example/",
                        "https://e.example/"),
                checked,
                outlines);

        // Then
        assertThat(first)
                .extracting(ImportedLine::outcome)
                .containsExactly(
                        new ImportOutcome.Added(""),
                        new ImportOutcome.Redirected("https://b.example/new"),
                        new ImportOutcome.DuplicateOfLine(2),
                        new ImportOutcome.Redirected("https://c.example/"),
                        new ImportOutcome.NotAFeed("an HTML page", List.of("https://d.example/rss")),
                        new ImportOutcome.Added("not checked: HTTP status 503"));
        assertThat(second)
                .extracting(line -> line.outcome().word())
                .containsExactly(
                        "already there", "already there", "duplicate", "already there", "not a feed", "already there");
        assertThat(FeedImport.feeds(second)).isEmpty();
    }

    @Test
    void shouldTellWhatIsSubscribedInOtherWords() throws OpmlException {
        assertThat(judge(Set.of("https://a.example/rss"), Map.of(), outline("http://a.example/rss")))
                .extracting(ImportedLine::outcome)
                .containsExactly(new ImportOutcome.DuplicateOfFeed("https://a.example/rss"));
    }

    @Test
    void shouldNoteWhatSomebodyShouldKnow() throws OpmlException {
        assertThat(judge(
                        Set.of(),
                        Map.of("https://a.example/", new Good(null, "https://cdn.example/x")),
                        outline("https://a.example/"),
                        "<outline xmlUrl='https://b.example/' paused='true' pollInterval='never'/>"))
                .extracting(ImportedLine::outcome)
                .containsExactly(
                        new ImportOutcome.Added("leads to https://cdn.example/x for now"),
                        new ImportOutcome.Added(
                                "paused, not checked; pollInterval 'never' is none from 1s to 30d, and is left out"));
    }

    @Test
    void shouldSettleWhatSomebodyElseAddedMeanwhile() throws OpmlException {
        // Given
        List<ImportedLine> lines =
                judge(Set.of(), Map.of(), outline("https://a.example/"), outline("https://b.example/"));

        // When
        List<ImportedLine> settled = FeedImport.settled(lines, List.of("https://b.example/"));

        // Then
        assertThat(FeedImport.sums(settled)).isEqualTo(Map.of("added", 1, "already there", 1));
    }
}
