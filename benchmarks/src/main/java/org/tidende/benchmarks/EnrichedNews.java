package org.tidende.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** Made-up enriched articles of a real article's length and tags: the same number makes the same article. */
final class EnrichedNews {
    private static final List<String> NAMES = List.of(
            "NATO", "Denmark", "Sweden", "Christine Lagarde", "Ukraine", "Interfax", "Emmanuel Macron", "Germany");
    private static final String[] ENGLISH =
            ("minister government budget talks border agreement report committee election vote court police region market bank "
                            + "price energy winter storm river village school hospital research company union worker strike train "
                            + "said on Monday after the meeting in a statement that it would not be able to before next year while others")
                    .split(" ");
    private static final String[] DANISH =
            ("regeringen ministeren forhandlinger aftale grænsen rapport udvalget valget afstemning retten politiet egnen markedet "
                            + "banken prisen energi vinteren stormen åen landsbyen skolen hospitalet forskning virksomheden "
                            + "sagde mandag efter mødet i en erklæring at det ikke ville være muligt før næste år mens andre")
                    .split(" ");
    private static final String[] RUSSIAN =
            ("министр правительство бюджет переговоры граница соглашение доклад комитет выборы суд полиция регион рынок банк цена "
                            + "энергия зима буря река деревня школа больница сказал в понедельник после встречи в заявлении что это")
                    .split(" ");

    private final int characters;
    private final Instant now;
    private final RecordSerde<EnrichedArticle> serde = RecordSerde.of(EnrichedArticle.class);

    /**
     * @param characters of each body
     * @param now when they are collected
     */
    EnrichedNews(int characters, Instant now) {
        this.characters = characters;
        this.now = now;
    }

    static String id(long number) {
        return ArticleId.of("https://example.org/feed", "article-" + number);
    }

    static byte[] key(long number) {
        return id(number).getBytes(StandardCharsets.UTF_8);
    }

    byte[] value(long number, int revision) {
        return serde.write("news.articles.enriched", article(number, revision, now));
    }

    byte[] value(EnrichedArticle article) {
        return serde.write("news.articles.enriched", article);
    }

    /** Seven in ten English, two Danish, one Russian. */
    EnrichedArticle article(long number, int revision, Instant firstCreated) {
        Random random = new Random(number * 31 + revision);
        int kind = (int) (number % 10);
        String[] words = kind == 0 ? RUSSIAN : kind < 3 ? DANISH : ENGLISH;
        String language = kind == 0 ? "ru" : kind < 3 ? "da" : "en";
        Article article = Article.newBuilder()
                .setUri(ArticleId.uri(id(number)))
                .setType(NewsObjectType.text)
                .setRepresentationType(RepresentationType.full)
                .setPubStatus(PubStatus.usable)
                .setUrl("https://example.org/articles/" + number)
                .setHeadline(NAMES.get((int) (number % NAMES.size())) + " report " + number + " revision " + revision)
                .setSummary(text(random, words, characters / 20))
                .setBody(text(random, words, characters))
                .setLanguage(language)
                .setBy("A. Reporter")
                .setKeywords(List.of("generated"))
                .setContentCreated(firstCreated)
                .setVersionCreated(firstCreated.plusSeconds(revision))
                .setSource(Source.newBuilder()
                        .setUri("https://example.org/feed")
                        .setName("Example")
                        .setDomain("example.org")
                        .setGroups(List.of("generated"))
                        .build())
                .setExt(Map.of())
                .build();
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setFirstCreated(firstCreated)
                .setRevision(revision)
                .setGeneration(7L)
                .setEdition("0123456789abcdef")
                .setOrigin(new Origin((int) (number % 12), number))
                .setFingerprint(fingerprint(number, revision))
                .setDetectedLanguage(language)
                .setLanguageConfidence(98)
                .setActors(actors(random))
                .setActorCount(6)
                .setSubjects(List.of(topic(random), topic(random)))
                .setSubjectCount(2)
                .setWordCount(characters / 6)
                .build();
    }

    private static Sha256 fingerprint(long number, int revision) {
        byte[] bytes = new byte[32];
        new Random(number * 1_000 + revision).nextBytes(bytes);
        return new Sha256(bytes);
    }

    private static String text(Random random, String[] words, int characters) {
        StringBuilder text = new StringBuilder(characters + 32);
        while (text.length() < characters) {
            text.append(
                    random.nextInt(14) == 0
                            ? NAMES.get(random.nextInt(NAMES.size()))
                            : words[random.nextInt(words.length)]);
            text.append(random.nextInt(14) == 0 ? ". " : random.nextInt(120) == 0 ? ".\n\n" : " ");
        }
        return text.toString();
    }

    private static List<ActorTag> actors(Random random) {
        List<ActorTag> actors = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            String name = NAMES.get(number);
            actors.add(ActorTag.newBuilder()
                    .setUri("urn:tidende:organisation:" + name.replace(' ', '-'))
                    .setName(name)
                    .setType(ActorType.organisation)
                    .setCountry("XX")
                    .setSectors(List.of("GOV"))
                    .setRoles(List.of(RoleHeld.newBuilder()
                            .setTitle("head of state")
                            .setOrganisation("urn:tidende:state:XX")
                            .setFrom("2019-01")
                            .build()))
                    .setRel(number == 0 ? "about" : "mentions")
                    .setRelevance(40 + random.nextInt(60))
                    .setConfidence(90)
                    .setMentionCount(3)
                    .setMentions(List.of(
                            mention(random, name, "headline"),
                            mention(random, name, "body"),
                            mention(random, name, "body")))
                    .build());
        }
        return actors;
    }

    private static Mention mention(Random random, String name, String field) {
        int start = random.nextInt(3_000);
        return Mention.newBuilder()
                .setField(field)
                .setStart(start)
                .setEnd(start + name.length())
                .setExact(name)
                .setVariant(name)
                .setTier("exact")
                .setRule("name")
                .setConfidence(90)
                .build();
    }

    private static TopicTag topic(Random random) {
        return TopicTag.newBuilder()
                .setUri("medtop:1600000" + random.nextInt(10))
                .setName("conflict, war and peace")
                .setCreator("rule-1")
                .setRelevance(50)
                .setConfidence(80)
                .setEvidenceCount(1)
                .setEvidence(List.of(Evidence.newBuilder()
                        .setField("body")
                        .setStart(10)
                        .setEnd(13)
                        .setExact("war")
                        .build()))
                .build();
    }
}
