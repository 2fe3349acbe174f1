package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Origin;
import org.tidende.enrich.text.GeneratedNames;

/** Replays agree only if the same text under the same dictionaries gives the same bytes, whoever else works beside. */
class SameBytesTest {
    private static final int ARTICLES = 64;

    private final Dictionaries dictionaries = TestDictionaries.shipped();
    private final RecordSerde<EnrichedArticle> serde = RecordSerde.of(EnrichedArticle.class);

    @Test
    void shouldMakeTheSameBytesInOneThreadAndInEight() throws Exception {
        // Given
        List<Article> articles =
                IntStream.range(0, ARTICLES).mapToObj(SameBytesTest::article).toList();
        List<Callable<String>> tasks = articles.stream()
                .<Callable<String>>map(article -> () -> bytes(article))
                .toList();

        // When
        List<String> one = new ArrayList<>();
        for (Callable<String> task : tasks) {
            one.add(task.call());
        }
        List<String> eight = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> result : threads.invokeAll(tasks)) {
                eight.add(result.get());
            }
        }

        // Then
        assertThat(eight).isEqualTo(one);
        assertThat(one).doesNotHaveDuplicates();
    }

    private String bytes(Article article) {
        Revision revision =
                Reviser.revise(null, article, new Arrival(Arrival.Way.ARCHIVE, new Origin(0, 0L), false), 1);
        EnrichedArticle enriched =
                TagStep.enriched(new Revised((Revision.Emit) revision, new InForce(dictionaries, 1), null));
        return HexFormat.of().formatHex(serde.write("", enriched));
    }

    /** Sentences about real actors in any order, and a text of another language behind them. */
    private static Article article(int number) {
        List<String> sentences = new ArrayList<>(Arrays.asList(TestArticles.DANISH.split("(?<=\\.) ")));
        Collections.shuffle(sentences, new Random(number));
        String language = GeneratedNames.languages().get(number % 10);
        String text = GeneratedNames.text(language, GeneratedNames.names(100, number), 2_000, number);
        return TestArticles.article(number, "Samtale " + number, String.join(" ", sentences) + "\n\n" + text);
    }
}
