package org.tidende.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is known of an entry while it is read. The first of several wins, but for content, where the longest does. */
final class EntryDraft {
    private static final int MOST_KEYWORDS = 100;
    private static final int MOST_MEDIA = 100;
    private static final int MOST_PROBLEMS = 10;

    final List<String> keywords = new ArrayList<>(4);
    final List<ParsedEntry.Media> media = new ArrayList<>(2);
    final List<FeedPerson> authors = new ArrayList<>(2);
    final List<String> problems = new ArrayList<>(0);
    final List<FeedPerson> lesserAuthors = new ArrayList<>(0);
    final List<FeedPerson> sourceAuthors = new ArrayList<>(0);
    String guid;
    boolean guidIsLink;
    String about;
    String link;
    boolean linkIsHtml;
    String originalLink;
    String title;
    String lesserTitle;
    String summary;
    String lesserSummary;
    String content;
    String base;
    String language;
    String textLanguage;
    Instant published;
    Instant updated;
    Instant lesserDate;
    String rights;
    boolean withdrawn;

    /** Among the entries of its document. */
    int place;

    /** What it is sorted by: when it came out, else when it changed; null when it says neither. */
    Instant date() {
        return published != null ? published : updated != null ? updated : lesserDate;
    }

    void content(String html, String itsBase, String itsLanguage) {
        if (!html.isBlank() && (content == null || html.length() > content.length())) {
            content = html;
            base = itsBase;
            textLanguage = itsLanguage;
        }
    }

    void keyword(String value) {
        keyword(keywords, value);
    }

    void problem(String what) {
        if (problems.size() < MOST_PROBLEMS && !problems.contains(what)) {
            problems.add(what);
        }
    }

    static void keyword(List<String> keywords, String value) {
        if (keywords.size() < MOST_KEYWORDS) {
            String text = PlainText.of(value);
            if (text != null && !keywords.contains(text)) {
                keywords.add(text);
            }
        }
    }

    void media(String kind, String href, String contentType, Long bytes) {
        if (href == null || href.isBlank() || media.size() == MOST_MEDIA) {
            return;
        }
        for (ParsedEntry.Media known : media) {
            if (known.href().equals(href)) {
                return;
            }
        }
        media.add(new ParsedEntry.Media(kind, href, contentType, bytes));
    }

    ParsedEntry finish(FeedDraft feed, String documentBase) {
        String id = guid != null ? guid : about;
        String address = originalLink != null ? originalLink : link;
        if (address == null && id != null && (guidIsLink || guid == null) && isWeb(id)) {
            address = id;
        }
        List<FeedPerson> people =
                !authors.isEmpty() ? authors : !lesserAuthors.isEmpty() ? lesserAuthors : sourceAuthors;
        return new ParsedEntry(
                id,
                address,
                PlainText.of(title != null ? title : lesserTitle),
                HtmlRepair.halves(Mojibake.repair(summary != null ? summary : lesserSummary)),
                HtmlRepair.halves(Mojibake.repair(content)),
                base != null ? base : documentBase,
                spoken(feed),
                by(people),
                people,
                keywords,
                published != null ? published : lesserDate,
                updated,
                PlainText.of(rights),
                media,
                withdrawn,
                problems);
    }

    private String spoken(FeedDraft feed) {
        String declared = language != null ? language : textLanguage;
        return declared == null || declared.isBlank() || declared.equals(feed.language) ? null : declared;
    }

    private static String by(List<FeedPerson> people) {
        if (people.isEmpty()) {
            return null;
        }
        StringBuilder names = new StringBuilder();
        for (FeedPerson person : people) {
            names.append(names.isEmpty() ? "" : ", ").append(person.label());
        }
        return names.toString();
    }

    static boolean isWeb(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }
}
