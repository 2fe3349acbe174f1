package org.tidende.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tidende.contract.Language;

/**
 * The document of an article, written straight from the record's bytes to JSON: mapping v1, field names of ninjs. The same record
 * makes the same bytes.
 *
 * <p>A withdrawal keeps what it takes to know which article it was and that it is gone, and drops what it said. For one thread.
 */
final class ArticleDocument {
    private static final AvroLayout.Fields ENRICHED = EnrichedRecord.ENRICHED;
    private static final AvroLayout.Fields ARTICLE = EnrichedRecord.ARTICLE;
    private static final AvroLayout.Fields SOURCE = ARTICLE.inside("source");
    private static final AvroLayout.Fields ORIGIN = ENRICHED.inside("origin");

    private static final byte[][] TYPES = ARTICLE.symbols("type");
    private static final byte[][] REPRESENTATIONS = ARTICLE.symbols("representationType");
    private static final byte[][] STATUSES = ARTICLE.symbols("pubStatus");
    private static final int FINGERPRINT_BYTES = 32;

    /** By analyzer: the name of its field inside {@code text}. */
    private static final Map<String, byte[]> ANALYZERS = analyzers();

    private final AvroRecord source = new AvroRecord(SOURCE);
    private final AvroRecord origin = new AvroRecord(ORIGIN);
    private final AvroRecord altId = new AvroRecord(ARTICLE.inside("altIds"));
    private final AvroRecord rendition = new AvroRecord(ARTICLE.inside("renditions"));
    private final ActorFields actors = new ActorFields();
    private final SubjectFields subjects = new SubjectFields();

    void write(JsonBytes json, EnrichedRecord record) {
        AvroRecord article = record.article();
        AvroRecord enriched = record.enriched();
        json.object();
        text(json, article, Names.URI, Fields.URI);
        optional(json, article, Names.URL, Fields.URL);
        symbol(json, article, Names.TYPE, Fields.TYPE, TYPES);
        symbol(json, article, Names.REPRESENTATION, Fields.REPRESENTATION, REPRESENTATIONS);
        symbol(json, article, Names.PUB_STATUS, Fields.PUB_STATUS, STATUSES);
        int headlineFrom = json.field(Names.HEADLINE).size();
        json.text(article.bytes(), article.at(Fields.HEADLINE));
        int headlineTo = json.size();
        Optional<Language> language = language(record);
        String tag = language.map(Language::code).orElseGet(() -> tag(record));
        if (tag != null && !tag.isEmpty()) {
            json.field(Names.LANGUAGE).string(tag);
        }
        optional(json, article, Names.DECLARED_LANGUAGE, Fields.LANGUAGE);
        json.number(Names.LANGUAGE_CONFIDENCE, enriched.number(Fields.LANGUAGE_CONFIDENCE));
        date(json, article, Names.CONTENT_CREATED, Fields.CONTENT_CREATED);
        date(json, article, Names.CONTENT_MODIFIED, Fields.CONTENT_MODIFIED);
        json.date(Names.FIRST_CREATED, enriched.number(Fields.FIRST_CREATED));
        json.date(Names.VERSION_CREATED, article.number(Fields.VERSION_CREATED));
        json.number(Names.REVISION, enriched.number(Fields.REVISION));
        json.number(Names.GENERATION, enriched.number(Fields.GENERATION));
        text(json, enriched, Names.EDITION, Fields.EDITION);
        int fingerprint = enriched.at(Fields.FINGERPRINT);
        json.hex(Names.FINGERPRINT, enriched.bytes(), fingerprint, fingerprint + FINGERPRINT_BYTES);
        origin(json, enriched);
        source(json, article);
        altIds(json, article);
        if (record.isWithdrawn()) {
            json.end();
            return;
        }
        int summaryFrom = json.size();
        boolean summary = optional(json, article, Names.SUMMARY, Fields.SUMMARY);
        int summaryTo = json.size();
        boolean body = optional(json, article, Names.BODY, Fields.BODY);
        int bodyTo = json.size();
        byte[] analyzer = ANALYZERS.get(language.map(Language::analyzer).orElse(""));
        if (analyzer != null) {
            json.object(Names.TEXT).array(analyzer).again(headlineFrom, headlineTo);
            if (summary) {
                json.again(summaryFrom + JsonBytes.length(Names.SUMMARY), summaryTo);
            }
            if (body) {
                json.again(summaryTo + JsonBytes.length(Names.BODY), bodyTo);
            }
            json.endArray().end();
        }
        content(json, article, enriched);
        json.end();
    }

    private void content(JsonBytes json, AvroRecord article, AvroRecord enriched) {
        optional(json, article, Names.BY, Fields.BY);
        texts(json, article, Names.KEYWORDS, Fields.KEYWORDS);
        json.number(Names.WORD_COUNT, enriched.number(Fields.WORD_COUNT));
        optional(json, article, Names.COPYRIGHT_HOLDER, Fields.COPYRIGHT_HOLDER);
        optional(json, article, Names.USAGE_TERMS, Fields.USAGE_TERMS);
        renditions(json, article);
        ext(json, article);
        problems(json, article, enriched);
        actors.write(json, enriched);
        subjects.write(json, enriched);
    }

    /** What enrich found holds; the publisher's word where it found nothing. */
    private static Optional<Language> language(EnrichedRecord record) {
        return Language.of(record.detectedLanguage()).or(() -> Language.of(record.declaredLanguage()));
    }

    /** The primary subtag of a language that is not in our list; null when there is none. */
    private static String tag(EnrichedRecord record) {
        String tag = record.detectedLanguage() != null ? record.detectedLanguage() : record.declaredLanguage();
        return tag == null ? null : tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private void origin(JsonBytes json, AvroRecord enriched) {
        origin.over(enriched.bytes(), enriched.at(Fields.ORIGIN));
        json.object(Names.ORIGIN)
                .number(Names.PARTITION, origin.number(Fields.ORIGIN_PARTITION))
                .number(Names.OFFSET, origin.number(Fields.ORIGIN_OFFSET))
                .end();
    }

    private void source(JsonBytes json, AvroRecord article) {
        source.over(article.bytes(), article.at(Fields.SOURCE));
        json.object(Names.SOURCE);
        json.text(Names.URI, source.bytes(), source.at(Fields.SOURCE_URI));
        optional(json, source, Names.NAME, Fields.SOURCE_NAME);
        json.text(Names.DOMAIN, source.bytes(), source.at(Fields.SOURCE_DOMAIN));
        optional(json, source, Names.COUNTRY, Fields.SOURCE_COUNTRY);
        texts(json, source, Names.GROUPS, Fields.SOURCE_GROUPS);
        json.end();
    }

    private void altIds(JsonBytes json, AvroRecord article) {
        AvroItems items = article.items(Fields.ALT_IDS);
        boolean any = false;
        while (items.next()) {
            if (!any) {
                json.array(Names.ALT_IDS);
                any = true;
            }
            items.behind(altId.over(article.bytes(), items.at()));
            json.object()
                    .text(Names.ROLE, altId.bytes(), altId.at(Fields.ALT_ID_ROLE))
                    .text(Names.VALUE, altId.bytes(), altId.at(Fields.ALT_ID_VALUE))
                    .end();
        }
        if (any) {
            json.endArray();
        }
    }

    private void renditions(JsonBytes json, AvroRecord article) {
        AvroItems items = article.items(Fields.RENDITIONS);
        boolean any = false;
        while (items.next()) {
            if (!any) {
                json.array(Names.RENDITIONS);
                any = true;
            }
            items.behind(rendition.over(article.bytes(), items.at()));
            json.object()
                    .text(Names.NAME, rendition.bytes(), rendition.at(Fields.RENDITION_NAME))
                    .text(Names.HREF, rendition.bytes(), rendition.at(Fields.RENDITION_HREF));
            optional(json, rendition, Names.CONTENT_TYPE, Fields.RENDITION_CONTENT_TYPE);
            json.end();
        }
        if (any) {
            json.endArray();
        }
    }

    /** In the order of their names: a map has none of its own. */
    private static void ext(JsonBytes json, AvroRecord article) {
        byte[] bytes = article.bytes();
        AvroItems items = article.items(Fields.EXT);
        List<Integer> places = new ArrayList<>(0);
        while (items.next()) {
            places.add(items.at());
            items.behind(EnrichedRecord.TEXT.skip(bytes, EnrichedRecord.TEXT.skip(bytes, items.at())));
        }
        if (places.isEmpty()) {
            return;
        }
        places.sort((one, other) -> Arrays.compareUnsigned(
                bytes,
                AvroLayout.behindNumber(bytes, one),
                EnrichedRecord.TEXT.skip(bytes, one),
                bytes,
                AvroLayout.behindNumber(bytes, other),
                EnrichedRecord.TEXT.skip(bytes, other)));
        json.object(Names.EXT);
        for (int place : places) {
            json.text(bytes, place).put(':').text(bytes, EnrichedRecord.TEXT.skip(bytes, place));
        }
        json.end();
    }

    private static void problems(JsonBytes json, AvroRecord article, AvroRecord enriched) {
        int before = json.array(Names.PROBLEMS).size();
        items(json, article, Fields.PROBLEMS);
        items(json, enriched, Fields.ENRICHED_PROBLEMS);
        if (json.size() > before) {
            json.endArray();
        } else {
            json.cut(before - JsonBytes.length(Names.PROBLEMS) - "[".length());
        }
    }

    private static void text(JsonBytes json, AvroRecord record, byte[] name, int field) {
        json.text(name, record.bytes(), record.at(field));
    }

    /** Nothing where there is nothing: no nulls and no empty texts in documents. */
    static boolean optional(JsonBytes json, AvroRecord record, byte[] name, int field) {
        int at = record.present(field);
        if (at < 0 || AvroLayout.length(record.bytes(), at) == 0) {
            return false;
        }
        json.text(name, record.bytes(), at);
        return true;
    }

    static void texts(JsonBytes json, AvroRecord record, byte[] name, int field) {
        if (AvroLayout.number(record.bytes(), record.at(field)) != 0) {
            json.array(name);
            items(json, record, field);
            json.endArray();
        }
    }

    private static void items(JsonBytes json, AvroRecord record, int field) {
        AvroItems items = record.items(field);
        while (items.next()) {
            json.text(record.bytes(), items.at());
            items.behind(EnrichedRecord.TEXT.skip(record.bytes(), items.at()));
        }
    }

    static void symbol(JsonBytes json, AvroRecord record, byte[] name, int field, byte[][] symbols) {
        json.field(name).raw(symbols[(int) record.number(field)]);
    }

    /** A publisher's date that the index can't hold stays in the document, the mapping leaves it out of the index. */
    private static void date(JsonBytes json, AvroRecord record, byte[] name, int field) {
        int at = record.present(field);
        if (at >= 0) {
            json.date(name, AvroLayout.number(record.bytes(), at));
        }
    }

    private static Map<String, byte[]> analyzers() {
        Map<String, byte[]> names = new HashMap<>();
        IndexTemplate.analyzers().forEach(analyzer -> names.put(analyzer, JsonBytes.name(analyzer)));
        return Map.copyOf(names);
    }

    /** Numbers of fields in the records. */
    private static final class Fields {
        static final int URI = ARTICLE.field("uri");
        static final int URL = ARTICLE.field("url");
        static final int TYPE = ARTICLE.field("type");
        static final int REPRESENTATION = ARTICLE.field("representationType");
        static final int PUB_STATUS = ARTICLE.field("pubStatus");
        static final int HEADLINE = ARTICLE.field("headline");
        static final int SUMMARY = ARTICLE.field("summary");
        static final int BODY = ARTICLE.field("body");
        static final int LANGUAGE = ARTICLE.field("language");
        static final int CONTENT_CREATED = ARTICLE.field("contentCreated");
        static final int CONTENT_MODIFIED = ARTICLE.field("contentModified");
        static final int VERSION_CREATED = ARTICLE.field("versionCreated");
        static final int BY = ARTICLE.field("by");
        static final int KEYWORDS = ARTICLE.field("keywords");
        static final int COPYRIGHT_HOLDER = ARTICLE.field("copyrightHolder");
        static final int USAGE_TERMS = ARTICLE.field("usageTerms");
        static final int PROBLEMS = ARTICLE.field("problems");
        static final int EXT = ARTICLE.field("ext");
        static final int SOURCE = ARTICLE.field("source");
        static final int SOURCE_URI = ArticleDocument.SOURCE.field("uri");
        static final int SOURCE_NAME = ArticleDocument.SOURCE.field("name");
        static final int SOURCE_DOMAIN = ArticleDocument.SOURCE.field("domain");
        static final int SOURCE_COUNTRY = ArticleDocument.SOURCE.field("country");
        static final int SOURCE_GROUPS = ArticleDocument.SOURCE.field("groups");
        static final int ALT_IDS = ARTICLE.field("altIds");
        static final int ALT_ID_ROLE = ARTICLE.inside("altIds").field("role");
        static final int ALT_ID_VALUE = ARTICLE.inside("altIds").field("value");
        static final int RENDITIONS = ARTICLE.field("renditions");
        static final int RENDITION_NAME = ARTICLE.inside("renditions").field("name");
        static final int RENDITION_HREF = ARTICLE.inside("renditions").field("href");
        static final int RENDITION_CONTENT_TYPE = ARTICLE.inside("renditions").field("contentType");
        static final int FIRST_CREATED = ENRICHED.field("firstCreated");
        static final int REVISION = ENRICHED.field("revision");
        static final int GENERATION = ENRICHED.field("generation");
        static final int EDITION = ENRICHED.field("edition");
        static final int FINGERPRINT = ENRICHED.field("fingerprint");
        static final int LANGUAGE_CONFIDENCE = ENRICHED.field("languageConfidence");
        static final int WORD_COUNT = ENRICHED.field("wordCount");
        static final int ENRICHED_PROBLEMS = ENRICHED.field("problems");
        static final int ORIGIN = ENRICHED.field("origin");
        static final int ORIGIN_PARTITION = ArticleDocument.ORIGIN.field("partition");
        static final int ORIGIN_OFFSET = ArticleDocument.ORIGIN.field("offset");

        private Fields() {}
    }
}
