package org.tidende.ingest;

import java.time.Instant;
import java.util.List;
import org.tidende.contract.Records;
import org.tidende.contract.record.Feed;

/** Feeds and documents for tests. */
public final class TestFeeds {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static {
        Records.trust();
    }

    private TestFeeds() {}

    public static Feed feed(String uri) {
        return Feed.newBuilder().setUri(uri).setAdded(NOON).build();
    }

    public static String rss(List<String> items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>Harbour News</title><link>https://harbour.example/</link><language>en</language>
                %s
                </channel></rss>
                """.formatted(String.join("\n", items));
    }

    /** An item with a text that is long enough to be an article. */
    public static String item(String id, String firstSentence) {
        return """
                <item><title>Ferry %s</title><link>https://harbour.example/news/%s?utm_source=rss</link><guid>%s</guid>
                <pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>
                <content:encoded><![CDATA[<p>%s</p><p>The ferry sails at noon from the old quay, the harbour office said on \
                Sunday, and will call at the island twice a day until the ice is gone from the sound. Tickets are sold on \
                board. The crew expects a full deck on the first trip, and asks people with bicycles to come early, as the \
                small boat has room for twenty of them at the most.</p>]]></content:encoded></item>""".formatted(id, id, id, firstSentence);
    }
}
