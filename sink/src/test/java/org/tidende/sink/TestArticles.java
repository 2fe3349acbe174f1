package org.tidende.sink;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.tidende.contract.ArticleId;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.NewsObjectType;
import org.tidende.contract.record.Origin;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.RoleHeld;
import org.tidende.contract.record.Sha256;
import org.tidende.contract.record.Source;
import org.tidende.contract.record.TopicTag;

/** Articles of the tests, all of one day. */
final class TestArticles {
    static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    static final String INDEX = "tidende-articles-v1-2026-05";
    static final RecordSerde<EnrichedArticle> SERDE = RecordSerde.of(EnrichedArticle.class);

    private TestArticles() {}

    static String id(String name) {
        return ArticleId.of("https://example.org/feed", name);
    }

    /** A Danish article, revision 1. */
    static EnrichedArticle.Builder danish(String name) {
        return of(
                name,
                article(name)
                        .setHeadline("Forsvarsministeren taler med soldaterne")
                        .setBody("Regeringerne i København og Moskva forhandlede om våbenhvilen i går.")
                        .setLanguage("da-DK")
                        .build());
    }

    static EnrichedArticle.Builder of(String name, Article article) {
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setFirstCreated(NOW.minusSeconds(60))
                .setRevision(1)
                .setGeneration(7L)
                .setEdition("0123456789abcdef")
                .setOrigin(new Origin(3, 42L))
                .setFingerprint(new Sha256(new byte[32]))
                .setDetectedLanguage(
                        article.getLanguage() == null
                                ? null
                                : article.getLanguage().substring(0, 2))
                .setLanguageConfidence(98)
                .setWordCount(10);
    }

    static Article.Builder article(String name) {
        return Article.newBuilder()
                .setUri(ArticleId.uri(id(name)))
                .setType(NewsObjectType.text)
                .setRepresentationType(RepresentationType.full)
                .setPubStatus(PubStatus.usable)
                .setUrl("https://example.org/" + name)
                .setHeadline("Headline of " + name)
                .setContentCreated(NOW.minusSeconds(3_600))
                .setVersionCreated(NOW)
                .setSource(Source.newBuilder()
                        .setUri("https://example.org/feed")
                        .setName("Example")
                        .setDomain("example.org")
                        .setGroups(List.of("World/Europe"))
                        .build());
    }

    /** The next revision, so many seconds later. */
    static EnrichedArticle revised(EnrichedArticle earlier, int seconds, UnaryOperator<Article.Builder> change) {
        Article article = change.apply(Article.newBuilder(earlier.getArticle())
                        .setVersionCreated(
                                earlier.getArticle().getVersionCreated().plusSeconds(seconds)))
                .build();
        return EnrichedArticle.newBuilder(earlier)
                .setArticle(article)
                .setRevision(earlier.getRevision() + 1)
                .build();
    }

    static ActorTag actor(String uri, String name, ActorType type) {
        return ActorTag.newBuilder()
                .setUri(uri)
                .setName(name)
                .setType(type)
                .setCountry("RU")
                .setSectors(List.of("GOV"))
                .setRoles(List.of(RoleHeld.newBuilder()
                        .setTitle("minister of defence")
                        .setOrganisation("urn:tidende:state:RU")
                        .setFrom("2012-11")
                        .build()))
                .setRel("about")
                .setRelevance(90)
                .setConfidence(95)
                .setMentionCount(2)
                .setMentions(List.of(
                        Mention.newBuilder()
                                .setField("headline")
                                .setStart(0)
                                .setEnd(6)
                                .setExact(name)
                                .build(),
                        Mention.newBuilder()
                                .setField("body")
                                .setStart(5)
                                .setEnd(9)
                                .setExact(name)
                                .build()))
                .build();
    }

    static TopicTag topic(String uri, String name) {
        return TopicTag.newBuilder()
                .setUri(uri)
                .setName(name)
                .setCreator("rule-1")
                .setConfidence(80)
                .setEvidenceCount(1)
                .setEvidence(List.of(Evidence.newBuilder()
                        .setField("headline")
                        .setStart(0)
                        .setEnd(3)
                        .setExact("war")
                        .build()))
                .build();
    }

    static byte[] key(EnrichedArticle article) {
        return ArticleId.ofUri(article.getArticle().getUri()).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] value(EnrichedArticle article) {
        return SERDE.write("news.articles.enriched", article);
    }

    /** As the sink reads it. */
    static EnrichedRecord record(EnrichedArticle article) {
        EnrichedRecord record = new EnrichedRecord();
        record.over(value(article));
        return record;
    }

    static ConsumerRecord<byte[], byte[]> read(long offset, byte[] key, byte[] value) {
        return new ConsumerRecord<>(
                "news.articles.enriched",
                0,
                offset,
                NOW.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    static Delivery delivery(long offset) {
        return new Delivery(new TopicPartition("news.articles.enriched", 0), read(offset, new byte[36], new byte[64]));
    }

    static Map<String, Object> kafka(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
