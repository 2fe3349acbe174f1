package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidende.contract.record.Feed;

class OpmlTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Opml opml = new Opml(InstantSource.fixed(NOW));

    private List<Feed> read(String document) throws OpmlException {
        return opml.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private FeedList list(String outlines) throws OpmlException {
        return opml.list(
                ("<opml version='2.0'><body>\n" + outlines + "\n</body></opml>").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadFeedsWithTheirFolders() throws OpmlException {
        // When
        List<Feed> feeds = read("""
                <?xml version="1.0"?><opml version="2.0"><head><title>All</title></head><body>
                <outline text="Nordic"><outline text="Denmark/Faroes">
                <outline type="rss" text="Bladet &amp; co" xmlUrl=" https://blad.example/rss?a=1&amp;b=2 " htmlUrl="https://blad.example/"/>
                </outline><outline text="No end" xmlurl="https://noend.example/rss" language="sv"></outline>
                <outline title="Again" xmlUrl="https://blad.example/rss?a=1&amp;b=2"/></outline>
                <outline xmlUrl="https://top.example/rss"/>
                """);

        // Then
        assertThat(feeds)
                .extracting(Feed::getUri)
                .containsExactly(
                        "https://blad.example/rss?a=1&b=2", "https://noend.example/rss", "https://top.example/rss");
        assertThat(feeds.getFirst().getTitle()).isEqualTo("Bladet & co");
        assertThat(feeds.getFirst().getSite()).isEqualTo("https://blad.example/");
        assertThat(feeds.getFirst().getGroups()).containsExactly("Nordic/Denmark∕Faroes", "Nordic");
        assertThat(feeds.getFirst().getAdded()).isEqualTo(NOW);
        assertThat(feeds.get(1).getLanguage()).isEqualTo("sv");
        assertThat(feeds.get(2).getGroups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                          | line 1: no element in it, wanted <opml>
                    just text                   | line 1: no element in it, wanted <opml>
                    {"feeds": []}               | line 1: no element in it, wanted <opml>
                    <html><body/></html>        | line 1: the first element is <html>, wanted <opml>: this is a page; the address of its site can be imported instead
                    <rss><channel/></rss>       | line 1: the first element is <rss>, wanted <opml>: this is a feed itself; its address can be imported instead
                    <opml><body/></opml>        | line 1: no <outline> in it
                    <opml><outline text='a'/></opml> | line 1: no <outline> with an xmlUrl that can be used
                    """)
    void shouldSayWhatIsWrongAndWhere(String document, String message) {
        // When, Then
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(OpmlException.class)
                .hasMessage(message);
    }

    @Test
    void shouldMakeALineOfEachOutline() throws OpmlException {
        // When
        FeedList list = list("""
                <outline text="Folder">
                <outline text="Good" xmlUrl="https://a.example/rss"/>
                <outline text="No address"/>
                <outline text="Relative" xmlUrl="/rss.xml"/>
                <outline text="Script" xmlUrl="javascript:alert(1)"/>
                <outline text="No host" xmlUrl="http:///rss"/>
                <outline text="Site only" htmlUrl="https://b.example/"/>
                <outline text="Link" type="link" url="https://c.example/more.opml"/>
                <outline text="Off" isComment="true"><outline xmlUrl="https://d.example/rss"/></outline>
                </outline>
                <outline type="RSS" URL="feed://e.example/rss"/>
                <outline xmlurl="feed:https://f.example/rss"/>""");

        // Then
        assertThat(list.lines())
                .extracting(line -> line.line() + " "
                        + switch (line) {
                            case FeedList.Listed listed -> listed.feed().getUri();
                            case FeedList.Folder folder -> "folder " + folder.name();
                            case FeedList.Unreadable unread -> unread.text() + ": " + unread.reason();
                        })
                .containsExactly(
                        "2 folder Folder",
                        "3 https://a.example/rss",
                        "4 No address: no xmlUrl and no outline in it",
                        "5 /rss.xml: a relative address, and a list has nothing that it could be relative to",
                        "6 javascript:alert(1): not http or https",
                        "7 http:///rss: no address that can be asked: its host or port is wrong",
                        "8 Site only: no xmlUrl; feeds discover https://b.example/ looks for feeds of its site",
                        "9 Link: a link to https://c.example/more.opml, not a feed; a list that lies there can be imported by its address",
                        "10 folder Off",
                        "10 https://d.example/rss: commented out (isComment)",
                        "12 http://e.example/rss",
                        "13 https://f.example/rss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<opml><body><outline text='Æble' xmlUrl='https://a.example/rss'>",
                "<opml><body><outline text='Æble' xmlUrl='https://a.example/rss'",
                "<OPML><BODY><OUTLINE TEXT='Æble' XMLURL='https://a.example/rss'></BODY>",
                "<opml><body><outline text=Æble xmlUrl=https://a.example/rss></b></opml>",
                "<opml><body><outline text='&AElig;ble' xmlUrl='https://a.example/rss'/></bogus:end>",
                "junk <opml:opml xmlns:opml='x'><opml:outline text='&#198;ble' xmlUrl='\n https://a.exam\nple/rss'/>",
                "<outlines><outline title='Æble' text=' ' xmlUrl='https://a.example/rss'/></outlines>",
                "<!DOCTYPE opml [<!ENTITY a '&a;&a;'>]><opml><outline text='Æble' xmlUrl='https://a.example/rss'/></opml>"
            })
    void shouldReadWhatIsBroken(String document) throws OpmlException {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                Charset.forName("windows-1252"),
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE)) {
            // When
            List<Feed> feeds = opml.read(document.strip().getBytes(charset));

            // Then
            assertThat(feeds).as(charset.name()).singleElement().satisfies(feed -> {
                assertThat(feed.getUri()).isEqualTo("https://a.example/rss");
                assertThat(feed.getTitle()).isEqualTo("Æble");
            });
        }
    }

    @Test
    void shouldNotTakeAnUnclosedFeedForAFolder() throws OpmlException {
        // When
        FeedList list = list(
                "<outline text='F'><outline text='One' xmlUrl='https://a.example/1'><outline text='Two' xmlUrl='https://a.example/2'>");

        // Then
        assertThat(list.feeds()).extracting(Feed::getGroups).containsExactly(List.of("F"), List.of("F"));
    }

    @Test
    void shouldReadNestingOfAnyDepthInBoundedGroups() throws OpmlException {
        // Given
        int depth = 10_000;
        String document = "<outline text='f'>".repeat(depth) + "<outline xmlUrl='https://deep.example/rss'/>"
                + "</outline>".repeat(depth) + "<outline xmlUrl='https://top.example/rss'/>";

        // When
        FeedList list = list(document);

        // Then
        assertThat(list.lines()).hasSize(depth + 2);
        assertThat(list.feeds().getFirst().getGroups()).containsExactly("f/".repeat(15) + "f");
        assertThat(list.feeds().getLast().getGroups()).isEmpty();
    }

    @Test
    void shouldRefuseMoreOutlinesThanAListHas() {
        // Given
        String document = "<opml>\n" + "<outline xmlUrl='http://a/'/>".repeat(Opml.MOST_OUTLINES + 1);

        // When, Then
        assertThatThrownBy(() -> read(document)).hasMessage("line 2: more than 100000 outlines; import it in parts");
    }

    @Test
    void shouldKeepTheSettingsOfAFeed() throws OpmlException {
        // Given
        Feed feed = Feed.newBuilder()
                .setUri("https://a.example/rss?x=1&y=\"2\"")
                .setTitle("A & \"B\" < C")
                .setGroups(List.of("North/Denmark", "All"))
                .setLanguage("da")
                .setCountry("DK")
                .setPollIntervalSeconds(5_400)
                .setFetchPages(false)
                .setPaused(true)
                .setSite("https://a.example/?a&b")
                .setAdded(NOW)
                .build();
        Feed bare = Feed.newBuilder().setUri("http://b.example/").setAdded(NOW).build();

        // When
        List<Feed> again = read(OpmlWriter.write(List.of(feed, bare)));

        // Then
        assertThat(again).containsExactlyInAnyOrder(feed, bare);
    }

    @Test
    void shouldSayWhichSettingCannotBeUsed() throws OpmlException {
        // When
        FeedList list = list("<outline xmlUrl='https://a.example/' pollInterval='soon' htmlUrl='javascript:x'/>");

        // Then
        FeedList.Listed listed = (FeedList.Listed) list.lines().getFirst();
        assertThat(listed.notes()).containsExactly("pollInterval 'soon' is none from 1s to 30d, and is left out");
        assertThat(listed.feed().getPollIntervalSeconds()).isNull();
        assertThat(listed.feed().getSite()).isNull();
    }

    @Test
    void shouldKeepEverythingThroughExportAndImport() throws OpmlException {
        Random random = new Random(20_260_301);
        for (int round = 0; round < 300; round++) {
            // Given
            List<Feed> feeds = read(document(random));

            // When
            List<Feed> again = read(OpmlWriter.write(feeds));

            // Then: the same, in whatever order folders come
            assertThat(sorted(again)).as("round " + round).containsExactlyInAnyOrderElementsOf(sorted(feeds));
        }
    }

    private static List<Feed> sorted(List<Feed> feeds) {
        return feeds.stream()
                .map(feed -> Feed.newBuilder(feed)
                        .setGroups(new HashSet<>(feed.getGroups())
                                .stream().sorted().toList())
                        .build())
                .toList();
    }

    private static String document(Random random) {
        StringBuilder out = new StringBuilder("<opml><body>");
        int open = 0;
        for (int i = 0; i < 30; i++) {
            if (random.nextInt(4) == 0) {
                out.append("<outline text='").append(name(random)).append("'>");
                open++;
            } else if (open > 0 && random.nextInt(4) == 0) {
                out.append("</outline>");
                open--;
            } else {
                out.append("<outline text='")
                        .append(name(random))
                        .append("' xmlUrl='https://h")
                        .append(random.nextInt(20))
                        .append(".example/?q=")
                        .append(random.nextInt(3))
                        .append('\'');
                List<String> settings = new ArrayList<>(List.of(
                        " htmlUrl='http://site.example/a b'",
                        " language='pt-BR'",
                        " x:country='BR'",
                        " pollInterval='90s'",
                        " paused='true'",
                        " fetchPages='false'",
                        " category='/a/" + name(random) + ",c'"));
                settings.removeIf(setting -> random.nextBoolean());
                settings.forEach(out::append);
                out.append("/>");
            }
        }
        return out.append("<outline xmlUrl='https://one.example/'/>").toString();
    }

    private static String name(Random random) {
        String[] parts = {
            "A",
            "é",
            "/",
            "&amp;",
            "&amp;amp;",
            "&lt;b>",
            "\u0001",
            " ",
            "&#xD83D;&#xDE00;",
            "<",
            "\u00a0",
            "日本",
            "&quot;",
            "&amp;amp;lt;i&amp;amp;gt;",
            "\ud800"
        };
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            name.append(parts[random.nextInt(parts.length)]);
        }
        return name.toString();
    }
}
