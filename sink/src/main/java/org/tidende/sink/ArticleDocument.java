package org.tidende.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidende.contract.Language;
import org.tidende.contract.record.AltId;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.Rendition;
import org.tidende.contract.record.Source;

/**
 * The document of an article, written straight to JSON: mapping v1, field names of ninjs. The same record makes the same bytes.
 *
 * <p>A withdrawal keeps what it takes to know which article it was and that it is gone, and drops what it said.
 */
final class ArticleDocument {
    private static final Set<String> ANALYZERS = IndexTemplate.analyzers();

    private ArticleDocument() {}

    static void write(JsonGenerator json, EnrichedArticle enriched) throws IOException {
        Article article = enriched.getArticle();
        boolean withdrawn = article.getPubStatus() == PubStatus.canceled;
        json.writeStartObject();
        json.writeStringField("uri", article.getUri());
        text(json, "url", article.getUrl());
        json.writeStringField("type", article.getType().name());
        json.writeStringField(
                "representationType", article.getRepresentationType().name());
        json.writeStringField("pubStatus", article.getPubStatus().name());
        json.writeStringField("headline", article.getHeadline());
        Optional<Language> language = language(enriched);
        text(json, "language", language.map(Language::code).orElse(tag(enriched)));
        text(json, "declaredLanguage", article.getLanguage());
        json.writeNumberField("languageConfidence", enriched.getLanguageConfidence());
        date(json, "contentCreated", article.getContentCreated());
        date(json, "contentModified", article.getContentModified());
        date(json, "firstCreated", enriched.getFirstCreated());
        date(json, "versionCreated", article.getVersionCreated());
        json.writeNumberField("revision", enriched.getRevision());
        json.writeNumberField("generation", enriched.getGeneration());
        text(json, "edition", enriched.getEdition());
        json.writeStringField(
                "fingerprint",
                HexFormat.of().formatHex(enriched.getFingerprint().bytes()));
        json.writeObjectFieldStart("origin");
        json.writeNumberField("partition", enriched.getOrigin().getPartition());
        json.writeNumberField("offset", enriched.getOrigin().getOffset());
        json.writeEndObject();
        source(json, article.getSource());
        altIds(json, article.getAltIds());
        if (!withdrawn) {
            content(json, enriched, language);
        }
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, EnrichedArticle enriched, Optional<Language> language)
            throws IOException {
        Article article = enriched.getArticle();
        text(json, "summary", article.getSummary());
        text(json, "body", article.getBody());
        String analyzer = language.map(Language::analyzer).orElse("");
        if (ANALYZERS.contains(analyzer)) {
            json.writeObjectFieldStart("text");
            json.writeArrayFieldStart(analyzer);
            json.writeString(article.getHeadline());
            item(json, article.getSummary());
            item(json, article.getBody());
            json.writeEndArray();
            json.writeEndObject();
        }
        text(json, "by", article.getBy());
        texts(json, "keywords", article.getKeywords());
        json.writeNumberField("wordCount", enriched.getWordCount());
        text(json, "copyrightHolder", article.getCopyrightHolder());
        text(json, "usageTerms", article.getUsageTerms());
        renditions(json, article.getRenditions());
        if (!article.getExt().isEmpty()) {
            json.writeObjectFieldStart("ext");
            for (var entry : article.getExt().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
        problems(json, article.getProblems(), enriched.getProblems());
        ActorFields.write(json, enriched);
        SubjectFields.write(json, enriched);
    }

    /** What enrich found holds; the publisher's word where it found nothing. */
    private static Optional<Language> language(EnrichedArticle enriched) {
        return Language.of(enriched.getDetectedLanguage())
                .or(() -> Language.of(enriched.getArticle().getLanguage()));
    }

    /** The primary subtag of a language that is not in our list; null when there is none. */
    private static String tag(EnrichedArticle enriched) {
        String tag = enriched.getDetectedLanguage() != null
                ? enriched.getDetectedLanguage()
                : enriched.getArticle().getLanguage();
        return tag == null ? null : tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static void source(JsonGenerator json, Source source) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("uri", source.getUri());
        text(json, "name", source.getName());
        json.writeStringField("domain", source.getDomain());
        text(json, "country", source.getCountry());
        texts(json, "groups", source.getGroups());
        json.writeEndObject();
    }

    private static void altIds(JsonGenerator json, List<AltId> altIds) throws IOException {
        if (altIds.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("altIds");
        for (AltId altId : altIds) {
            json.writeStartObject();
            json.writeStringField("role", altId.getRole());
            json.writeStringField("value", altId.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void renditions(JsonGenerator json, List<Rendition> renditions) throws IOException {
        if (renditions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("renditions");
        for (Rendition rendition : renditions) {
            json.writeStartObject();
            json.writeStringField("name", rendition.getName());
            json.writeStringField("href", rendition.getHref());
            text(json, "contentType", rendition.getContentType());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void problems(JsonGenerator json, List<String> collecting, List<String> tagging) throws IOException {
        if (collecting.isEmpty() && tagging.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("problems");
        for (String problem : collecting) {
            json.writeString(problem);
        }
        for (String problem : tagging) {
            json.writeString(problem);
        }
        json.writeEndArray();
    }

    /** ISO 8601; a publisher's date that the index can't hold stays in the document, the mapping leaves it out of the index. */
    private static void date(JsonGenerator json, String name, Instant date) throws IOException {
        if (date != null) {
            json.writeStringField(name, date.toString());
        }
    }

    /** Nothing where there is nothing: no nulls in documents. */
    static void text(JsonGenerator json, String name, String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void item(JsonGenerator json, String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeString(text);
        }
    }
}
