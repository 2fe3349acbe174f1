package org.tidende.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.ingest.feed.ParsedFeed;

/** What is judged by an address alone. */
class FeedAddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.youtube.com/channel/UCabc                 | https://www.youtube.com/feeds/videos.xml?channel_id=UCabc
            https://youtube.com/user/name/videos                  | https://www.youtube.com/feeds/videos.xml?user=name
            https://www.youtube.com/playlist?list=PL1             | https://www.youtube.com/feeds/videos.xml?playlist_id=PL1
            https://www.youtube.com/@handle                       |
            https://www.reddit.com/r/news/                        | https://www.reddit.com/r/news/.rss
            https://medium.com/@name                              | https://medium.com/feed/@name
            https://paper.medium.com/story                        | https://paper.medium.com/feed
            https://paper.substack.com/p/story                    | https://paper.substack.com/feed
            https://name.tumblr.com/                              | https://name.tumblr.com/rss
            https://name.blogspot.com/2026/01/a.html              | https://name.blogspot.com/feeds/posts/default
            https://name.wordpress.com/about                      | https://name.wordpress.com/feed/
            https://github.com/one/two/issues                     | https://github.com/one/two/releases.atom
            https://github.com/one                                |
            https://bsky.app/profile/one.example                  | https://bsky.app/profile/one.example/rss
            https://social.example/@one                           | https://social.example/@one.rss
            https://example.org/                                  |
            """)
    void shouldKnowTheRulesOfPlatforms(String address, String wanted) {
        assertThat(PlatformFeeds.of(HttpUrl.get(address)))
                .extracting(Candidate::address)
                .isEqualTo(wanted == null ? List.of() : List.of(wanted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a.example/feed/                | Blog                        | SITE
            https://a.example/comments/feed/       | Blog                        | COMMENTS
            https://a.example/story/feed           | Comments on: Story          | COMMENTS
            https://a.example/story/feed           | Kommentare zu: Sturm        | COMMENTS
            https://a.example/story/feed           | Комментарии                 | COMMENTS
            https://a.example/?feed=comments-rss2  | Blog                        | COMMENTS
            https://a.example/tag/storm/feed       | Storm                       | SECTION
            https://a.example/rss?cat=12           | Sport                       | SECTION
            https://a.example/category/sport/feed  | Sport                       | SITE
            """)
    void shouldTellWhatAFeedIsAbout(String address, String title, FeedKind wanted) {
        // Given
        FeedSummary feed = new FeedSummary(ParsedFeed.Format.RSS, title, null, null, 1, null, Set.of());

        // When, Then: somebody asked for sport
        assertThat(FeedKind.of(HttpUrl.get(address), "", feed, HttpUrl.get("https://a.example/category/sport/")))
                .isEqualTo(wanted);
    }
}
