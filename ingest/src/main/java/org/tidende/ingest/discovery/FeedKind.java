package org.tidende.ingest.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.tidende.ingest.feed.ParsedFeed;

/** What a feed of a site is about, the most wanted first. */
public enum FeedKind {
    /** What the site publishes. */
    SITE("site"),
    /** A part of it: a section, a keyword, an author. */
    SECTION("section"),
    /** A sitemap with Google's news extension: the articles of two days, without text. */
    NEWS_SITEMAP("news sitemap"),
    /** What readers say. */
    COMMENTS("comments");

    private static final Set<String> PARTS = Set.of(
            "category",
            "categories",
            "categorie",
            "kategorie",
            "kategori",
            "categoria",
            "tag",
            "tags",
            "author",
            "authors",
            "autor",
            "auteur",
            "section",
            "sections",
            "topic",
            "topics",
            "rubrik",
            "rubrique",
            "label",
            "search",
            "emne",
            "thema",
            "tema");
    private static final Pattern PART_QUERY = Pattern.compile("(?:^|.*&)(?:cat|tag|author|s|q|category|section)=.*");
    private static final Set<String> COMMENT_PARTS = Set.of(
            "comments",
            "comment",
            "kommentare",
            "kommentarer",
            "commentaires",
            "comentarios",
            "comentários",
            "commenti",
            "reacties",
            "replies");
    private static final Pattern COMMENT_TITLE = Pattern.compile(
            "\\bcomments\\b|\\bkommentare\\b|\\bkommentarer\\b|\\bkommentarfeed\\b|\\bkommentar-feed\\b|\\bcommentaires\\b|\\bcomentarios\\b"
                    + "|\\bcomentários\\b|\\bcommenti\\b|\\breacties\\b|\\bkomentarze\\b|\\bkomentáře\\b|\\bkommentit\\b|\\byorumlar\\b"
                    + "|комментари|коментар|コメント|评论|評論|댓글",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private final String words;

    FeedKind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /**
     * Judges by address and titles.
     *
     * @param asked the address that the search began at: what lies below it is no mere part
     */
    static FeedKind of(HttpUrl address, String linkTitle, FeedSummary feed, HttpUrl asked) {
        if (feed.format() == ParsedFeed.Format.SITEMAP) {
            return NEWS_SITEMAP;
        }
        List<String> path = address.pathSegments().stream()
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
        String query = address.query() == null ? "" : address.query().toLowerCase(Locale.ROOT);
        String title = linkTitle + " " + (feed.title() == null ? "" : feed.title());
        if (path.stream().anyMatch(COMMENT_PARTS::contains)
                || query.contains("comments")
                || COMMENT_TITLE.matcher(title).find()) {
            return COMMENTS;
        }
        boolean part = path.stream().anyMatch(PARTS::contains)
                || PART_QUERY.matcher(query).matches();
        return part && !isBelow(address, asked) ? SECTION : SITE;
    }

    private static boolean isBelow(HttpUrl address, HttpUrl asked) {
        String folder = asked.encodedPath();
        return folder.length() > 1
                && address.host().equals(asked.host())
                && address.encodedPath().startsWith(folder.endsWith("/") ? folder : folder + "/");
    }
}
