package org.tidende.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is known of an entry while it is read. The first of several wins, but for content, where the longest does. */
final class EntryDraft {
    private static final int MOST_KEYWORDS = 100;
    private static final int MOST_MEDIA = 100;

    final List<String> keywords = new ArrayList<>(4);
    final List<ParsedEntry.Media> media = new ArrayList<>(2);
    String guid;
    boolean guidIsLink;
    String about;
    String link;
    boolean linkIsHtml;
    String originalLink;
    String title;
    String summary;
    String lesserSummary;
    String content;
    String language;
    String by;
    Instant published;
    Instant updated;
    Instant lesserDate;
    String rights;
    boolean withdrawn;

    void content(String html) {
        if (!html.isBlank() && (content == null || html.length() > content.length())) {
            content = html;
        }
    }

    void keyword(String value) {
        String text = PlainText.of(value);
        if (text != null && keywords.size() < MOST_KEYWORDS && !keywords.contains(text)) {
            keywords.add(text);
        }
    }

    void media(String kind, String href, String contentType) {
        if (href == null || href.isBlank() || media.size() == MOST_MEDIA) {
            return;
        }
        for (ParsedEntry.Media known : media) {
            if (known.href().equals(href)) {
                return;
            }
        }
        media.add(new ParsedEntry.Media(kind, href, contentType));
    }

    ParsedEntry finish() {
        String id = guid != null ? guid : about;
        String address = originalLink != null ? originalLink : link;
        if (address == null && id != null && (guidIsLink || guid == null) && isWeb(id)) {
            address = id;
        }
        return new ParsedEntry(
                id,
                address,
                PlainText.of(title),
                summary != null ? summary : lesserSummary,
                content,
                language,
                PlainText.of(by),
                keywords,
                published != null ? published : lesserDate,
                updated,
                PlainText.of(rights),
                media,
                withdrawn);
    }

    static boolean isWeb(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }
}
