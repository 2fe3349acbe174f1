package org.tidende.enrich.replay;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Article;
import org.tidende.enrich.Enricher;
import org.tidende.enrich.text.LanguageDetector;

/**
 * Whether a record of the archive is asked for. Each one in the span of time is decoded: what enrich could not read the first
 * time lies in its dead letters already, and would only be doubled there.
 */
final class ReplayFilter {
    private final long from;
    private final long to;
    private final Set<String> feeds;
    private final Set<String> languages;
    private final LanguageDetector detector;
    private final RecordSerde<Article> articles = RecordSerde.of(Article.class);

    ReplayFilter(ReplayRequest request) {
        this.from = request.from().toEpochMilli();
        this.to = request.to() == null ? Long.MAX_VALUE : request.to().toEpochMilli();
        this.feeds = Set.copyOf(request.feeds());
        this.languages = Set.copyOf(request.languages());
        this.detector = languages.isEmpty() ? null : new LanguageDetector();
    }

    /** What is to become of a record. */
    sealed interface Verdict {
        /** It is copied. */
        record Copied() implements Verdict {}

        /** It was not asked for. */
        record Passed() implements Verdict {}

        /**
         * It is no article.
         *
         * @param reason why, without its text
         */
        record Unreadable(String reason) implements Verdict {}
    }

    Verdict judge(ConsumerRecord<byte[], byte[]> record) {
        if (record.timestamp() < from || record.timestamp() >= to) {
            return new Verdict.Passed();
        }
        if (record.value() == null) {
            return new Verdict.Unreadable("the value is null, wanted an Article");
        }
        int bytes = record.serializedKeySize() + record.serializedValueSize();
        for (Header header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (bytes > Sizes.RECORD_BYTES) {
            return new Verdict.Unreadable(
                    "the record has " + bytes + " bytes, at most " + Sizes.RECORD_BYTES + " are copied");
        }
        Article article;
        try {
            article = articles.read(record.topic(), record.value());
        } catch (SerializationException e) {
            return new Verdict.Unreadable(e.getMessage());
        }
        return isAskedFor(article) ? new Verdict.Copied() : new Verdict.Passed();
    }

    private boolean isAskedFor(Article article) {
        if (!feeds.isEmpty() && !feeds.contains(article.getSource().getUri())) {
            return false;
        }
        if (detector == null) {
            return true;
        }
        String language = Enricher.language(article, detector).code();
        return language != null && languages.contains(language);
    }
}
