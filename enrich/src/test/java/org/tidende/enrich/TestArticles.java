package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tidende.contract.ArticleId;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Source;

/** Articles written for the tests. */
final class TestArticles {
    static final Instant COLLECTED = Instant.parse("2015-09-21T08:00:00Z");
    static final LocalDate AUTUMN_2015 = LocalDate.of(2015, 9, 21);

    /** A report with surnames alone, genitives, an adjective for a state, two acronyms of one group. */
    static final String DANISH = """
            Forsvarsminister Ash Carter ringede mandag til sin kollega Sergei Shoigu for at tale om krigen, oplyste Pentagons \
            talsmand. Det var Ruslands anden opringning på en uge, og USA’s ambassade i Moskva kaldte samtalen nyttig.

            Carter og Shoigu talte især om Syriens luftrum og om kampen mod ISIL. »Vi skal undgå, at vores soldater kommer hinanden \
            på tværs«, sagde Carter bagefter. Den russiske udenrigsminister Sergei Lavrov talte samme dag med John Kerry, og Kerry \
            ville vide, om Bashar al-Assads hær får nye våben. Irak er bekymret.

            Det russiske Forsvarsministerium sagde til Interfax, at anti-ISIS-koalitionen og de russiske fly skal holde afstand. \
            Diplomatiske forhandlinger om en våbenhvile fortsætter, og terrorismen er fælles fjende, mente Kerry.\
            """;

    private TestArticles() {}

    static String id(int number) {
        return UUID.nameUUIDFromBytes(("article " + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static byte[] key(int number) {
        return id(number).getBytes(StandardCharsets.UTF_8);
    }

    /** A usable article in full. */
    static Article article(int number, String headline, String body) {
        return of(number, headline)
                .setBody(body)
                .setRepresentationType(RepresentationType.full)
                .build();
    }

    static Article teaser(int number, String headline, String summary) {
        return of(number, headline).setSummary(summary).build();
    }

    static Article withdrawal(int number, String headline) {
        return of(number, headline).setPubStatus(PubStatus.canceled).build();
    }

    static Article at(Article article, Instant collected) {
        return Article.newBuilder(article).setVersionCreated(collected).build();
    }

    private static Article.Builder of(int number, String headline) {
        return Article.newBuilder()
                .setUri(ArticleId.uri(id(number)))
                .setHeadline(headline)
                .setUrl("https://avis.example/" + number)
                .setVersionCreated(COLLECTED)
                .setSource(Source.newBuilder()
                        .setUri("https://avis.example/rss")
                        .setDomain("avis.example")
                        .build());
    }
}
