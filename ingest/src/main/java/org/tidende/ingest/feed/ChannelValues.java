package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.CORE;
import static org.tidende.ingest.feed.Vocabulary.DC;
import static org.tidende.ingest.feed.Vocabulary.DCTERMS;
import static org.tidende.ingest.feed.Vocabulary.ITUNES;
import static org.tidende.ingest.feed.Vocabulary.MEDIA;
import static org.tidende.ingest.feed.Vocabulary.SYNDICATION;

/** What a text outside of entries says about the feed. */
final class ChannelValues {
    private final FeedDraft feed;
    private final Problems problems;

    ChannelValues(FeedDraft feed, Problems problems) {
        this.feed = feed;
        this.problems = problems;
    }

    void value(Capture capture) {
        switch (capture.name().namespace()) {
            case CORE, ATOM -> core(capture);
            case DC, DCTERMS -> dublinCore(capture);
            case ITUNES, MEDIA -> media(capture);
            case SYNDICATION -> feed.pace.value(capture.name().local(), capture.value());
            default -> {
                // The others speak of entries.
            }
        }
    }

    private void core(Capture capture) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> {
                if (feed.title == null && !value.isEmpty()) {
                    feed.title = capture.html();
                    feed.titleLanguage = capture.language();
                }
            }
            case "link" -> {
                if (!value.isEmpty() && feed.link == null && FeedValues.isAlternate(capture.relation())) {
                    feed.link = Links.resolve(capture.base(), value);
                    feed.linkIsHtml = true;
                }
            }
            case "loc" -> feed.sitemap(Links.resolve(capture.base(), value));
            case "lastmod" -> feed.sitemapChanged(problems.date(value));
            case "description", "abstract", "subtitle", "tagline" ->
                feed.description = feed.description == null && !value.isEmpty() ? capture.html() : feed.description;
            case "info", "summary" ->
                feed.lesserDescription =
                        feed.lesserDescription == null && !value.isEmpty() ? capture.html() : feed.lesserDescription;
            case "language" -> language(value);
            case "id", "guid" -> feed.id = feed.id == null && !value.isEmpty() ? value : feed.id;
            case "author", "managingeditor" -> feed.author(capture.person(), true);
            case "category" -> feed.keyword(value);
            case "pubdate", "published", "issued", "created" ->
                feed.published = feed.published == null ? problems.date(value) : feed.published;
            case "lastbuilddate", "updated", "modified" ->
                feed.updated = feed.updated == null ? problems.date(value) : feed.updated;
            case "copyright", "rights" ->
                feed.rights = feed.rights == null && !value.isEmpty() ? capture.html() : feed.rights;
            case "ttl", "hour", "day" -> feed.pace.value(capture.name().local(), value);
            case "url", "logo", "icon" ->
                feed.icon = feed.icon == null && !value.isEmpty() ? Links.resolve(capture.base(), value) : feed.icon;
            default -> {
                // Only entries have the others.
            }
        }
    }

    private void dublinCore(Capture capture) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> feed.lesserTitle = feed.lesserTitle == null ? value : feed.lesserTitle;
            case "creator", "author" -> feed.author(capture.person(), true);
            case "description", "abstract" ->
                feed.lesserDescription = feed.lesserDescription == null ? value : feed.lesserDescription;
            case "language" -> language(value);
            case "subject" -> feed.keyword(value);
            case "date" -> feed.lesserDate = feed.lesserDate == null ? problems.date(value) : feed.lesserDate;
            case "created", "issued" -> feed.published = feed.published == null ? problems.date(value) : feed.published;
            case "modified" -> feed.updated = feed.updated == null ? problems.date(value) : feed.updated;
            case "rights" -> feed.rights = feed.rights == null ? value : feed.rights;
            default -> {
                // An identifier of a feed is of no use here.
            }
        }
    }

    private void media(Capture capture) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> feed.lesserTitle = feed.lesserTitle == null ? value : feed.lesserTitle;
            case "author", "credit" -> feed.author(capture.person(), false);
            case "category" -> feed.keyword(value);
            case "summary", "subtitle", "description" ->
                feed.lesserDescription = feed.lesserDescription == null ? value : feed.lesserDescription;
            case "keywords" -> {
                for (String keyword : value.split(",", 101)) {
                    feed.keyword(keyword);
                }
            }
            default -> {
                // Images stand in attributes.
            }
        }
    }

    private void language(String value) {
        // What the feed itself says goes before xml:lang on it.
        if (!value.isEmpty() && !feed.languageDeclared) {
            feed.language = Languages.tag(value);
            feed.languageDeclared = true;
        }
    }
}
