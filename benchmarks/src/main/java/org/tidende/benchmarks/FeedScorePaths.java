package org.tidende.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.tidende.ingest.feed.FeedPerson;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.feed.SafeHtml;

/** Which paths of the expectations are counted, as what kind of value, and what a parsed feed says at each. Our tags
 * are one flat list without schemes: a tag is right when it is among them. */
final class FeedScorePaths {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("title", "title"),
            Map.entry("title_detail.value", "title"),
            Map.entry("title_detail.language", "language"),
            Map.entry("link", "link"),
            Map.entry("links.#.href", "link"),
            Map.entry("id", "id"),
            Map.entry("guid", "id"),
            Map.entry("published", "dates"),
            Map.entry("published_parsed", "dates"),
            Map.entry("updated", "dates"),
            Map.entry("updated_parsed", "dates"),
            Map.entry("modified_parsed", "dates"),
            Map.entry("created", "dates"),
            Map.entry("created_parsed", "dates"),
            Map.entry("issued_parsed", "dates"),
            Map.entry("summary", "summary"),
            Map.entry("description", "summary"),
            Map.entry("subtitle", "summary"),
            Map.entry("tagline", "summary"),
            Map.entry("summary_detail.value", "summary"),
            Map.entry("subtitle_detail.value", "summary"),
            Map.entry("tagline_detail.value", "summary"),
            Map.entry("summary_detail.language", "language"),
            Map.entry("content.#.value", "content"),
            Map.entry("content.#.language", "language"),
            Map.entry("author", "author"),
            Map.entry("author_detail.name", "author"),
            Map.entry("author_detail.email", "author"),
            Map.entry("author_detail.url", "author"),
            Map.entry("author_detail.href", "author"),
            Map.entry("authors.#.name", "author"),
            Map.entry("authors.#.email", "author"),
            Map.entry("authors.#.url", "author"),
            Map.entry("authors.#.href", "author"),
            Map.entry("category", "tags"),
            Map.entry("tags.#.term", "tags"),
            Map.entry("tags.#.label", "tags"),
            Map.entry("enclosures.#.href", "enclosures"),
            Map.entry("enclosures.#.url", "enclosures"),
            Map.entry("enclosures.#.type", "enclosures"),
            Map.entry("enclosures.#.length", "enclosures"),
            Map.entry("language", "language"));

    private FeedScorePaths() {}

    /** Null when it isn't counted. */
    static String kind(String name) {
        if (name.startsWith("entries.#.")) {
            return KINDS.get(name.substring(10));
        }
        return name.startsWith("feed.") ? KINDS.get(name.substring(5)) : null;
    }

    /** What may stand for the value; empty when there is none. */
    static List<String> values(ParsedFeed feed, List<String> path) {
        if (path.getFirst().equals("feed")) {
            return ofFeed(feed, path.subList(1, path.size()));
        }
        int index = Integer.parseInt(path.get(1));
        return index < feed.entries().size()
                ? ofEntry(feed, feed.entries().get(index), path.subList(2, path.size()))
                : List.of();
    }

    private static List<String> ofFeed(ParsedFeed feed, List<String> path) {
        return switch (path.getFirst()) {
            case "title" -> some(feed.title());
            case "title_detail" -> some(path.get(1).equals("value") ? feed.title() : feed.language());
            case "link" -> some(feed.link());
            case "links" -> path.get(1).equals("0") ? some(feed.link()) : List.of();
            case "id", "guid" -> some(feed.id());
            case "published" -> moments(feed.published());
            case "published_parsed", "created", "created_parsed", "issued_parsed" -> moments(feed.published());
            case "updated", "updated_parsed", "modified_parsed" -> moments(feed.updated(), feed.published());
            case "summary",
                    "description",
                    "subtitle",
                    "tagline",
                    "summary_detail",
                    "subtitle_detail",
                    "tagline_detail" -> some(feed.description());
            case "author", "author_detail", "authors" -> people(feed.authors(), path);
            case "category", "tags" -> feed.keywords();
            case "language" -> some(feed.language());
            default -> List.of();
        };
    }

    private static List<String> ofEntry(ParsedFeed feed, ParsedEntry entry, List<String> path) {
        return switch (path.getFirst()) {
            case "title" -> some(entry.title());
            case "title_detail" -> path.get(1).equals("value") ? some(entry.title()) : language(feed, entry);
            case "link" -> some(entry.link());
            case "links" -> path.get(1).equals("0") ? some(entry.link()) : List.of();
            case "id", "guid" -> some(entry.guid());
            case "published", "published_parsed", "created", "created_parsed", "issued_parsed" ->
                moments(entry.published());
            case "updated", "updated_parsed", "modified_parsed" ->
                entry.updated() == null ? moments(entry.published()) : moments(entry.updated());
            case "summary_detail" ->
                path.get(1).equals("language")
                        ? language(feed, entry)
                        : html(entry, entry.summaryHtml(), entry.contentHtml());
            case "summary", "description", "subtitle", "tagline", "subtitle_detail" ->
                html(entry, entry.summaryHtml(), entry.contentHtml());
            case "content" ->
                path.get(2).equals("language")
                        ? language(feed, entry)
                        : html(entry, entry.contentHtml(), entry.summaryHtml());
            case "author", "author_detail", "authors" ->
                people(entry.authors().isEmpty() ? feed.authors() : entry.authors(), path);
            case "category", "tags" -> entry.keywords();
            case "enclosures" -> enclosure(entry, path);
            case "language" -> language(feed, entry);
            default -> List.of();
        };
    }

    private static List<String> html(ParsedEntry entry, String first, String second) {
        return some(SafeHtml.of(first != null ? first : second, entry.base()));
    }

    private static List<String> language(ParsedFeed feed, ParsedEntry entry) {
        return some(entry.language() != null ? entry.language() : feed.language());
    }

    private static List<String> people(List<FeedPerson> people, List<String> path) {
        boolean many = path.getFirst().equals("authors");
        int index = many ? Integer.parseInt(path.get(1)) : path.getFirst().equals("author") ? people.size() - 1 : 0;
        if (index < 0 || index >= people.size()) {
            return List.of();
        }
        FeedPerson person = people.get(index);
        return switch (path.getLast()) {
            case "name" -> some(person.name());
            case "email" -> some(person.email());
            case "url", "href" -> some(person.uri());
            default ->
                person.name() != null && person.email() != null
                        ? some(person.name() + " (" + person.email() + ")")
                        : some(person.label());
        };
    }

    private static List<String> enclosure(ParsedEntry entry, List<String> path) {
        List<ParsedEntry.Media> all = entry.media().stream()
                .filter(media -> media.kind().equals("enclosure"))
                .toList();
        int index = Integer.parseInt(path.get(1));
        if (index >= all.size()) {
            return List.of();
        }
        ParsedEntry.Media media = all.get(index);
        return switch (path.getLast()) {
            case "type" -> some(media.contentType());
            case "length" -> some(media.bytes() == null ? null : media.bytes().toString());
            default -> some(media.href());
        };
    }

    private static List<String> moments(Instant... moments) {
        List<String> all = new ArrayList<>();
        Stream.of(moments).filter(Objects::nonNull).forEach(moment -> all.add(moment.toString()));
        return all;
    }

    private static List<String> some(String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }

    /** Without tags, references resolved, white space as one space. */
    static String text(String html) {
        return collapse(Jsoup.parseBodyFragment(html).text());
    }

    static String collapse(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }
}
