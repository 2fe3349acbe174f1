package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.record.AltId;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Source;

class ArticleMakerTest {
    private static final String LONG = "The council met on Monday and talked about the bridge. ".repeat(12);

    private final ArticleMaker maker = new ArticleMaker();

    private static PageRequest.Builder request() {
        return PageRequest.newBuilder()
                .setEntryId("00112233445566778899aabbccddeeff")
                .setSource(Source.newBuilder()
                        .setUri("https://paper.example/feed")
                        .setDomain("paper.example")
                        .build())
                .setHeadline("Bridge")
                .setUrl("http://www.paper.example/a/?utm_source=rss")
                .setGuid("g-1")
                .setCollected(TestFeeds.NOON);
    }

    @Test
    void shouldMakeAnArticleOfContent() {
        // When
        Article article = maker.make(
                request()
                        .setSummaryHtml("<p>Short &amp; sweet</p>")
                        .setContentHtml("<p>" + LONG + "</p><script>no()</script><p>The end.</p>")
                        .build(),
                null);

        // Then
        String id =
                ArticleId.of(CanonicalUrl.parse("https://www.paper.example/a/").orElseThrow());
        assertThat(article.getUri()).isEqualTo("urn:uuid:" + id);
        assertThat(article.getUrl()).isEqualTo("http://www.paper.example/a/");
        assertThat(article.getRepresentationType()).isEqualTo(RepresentationType.full);
        assertThat(article.getSummary()).isEqualTo("Short & sweet");
        assertThat(article.getBody()).isEqualTo(LONG.strip() + "\n\nThe end.");
        assertThat(article.getVersionCreated()).isEqualTo(TestFeeds.NOON);
        assertThat(article.getAltIds())
                .containsExactly(
                        new AltId("guid", "g-1"),
                        new AltId("link", "http://www.paper.example/a/?utm_source=rss"),
                        new AltId("equivalent", "https://paper.example/a"));
    }

    @Test
    void shouldTakeALongDescriptionForTheArticleAndAShortOneForATeaser() {
        // When
        Article whole = maker.make(request().setSummaryHtml(LONG).build(), null);
        Article teaser = maker.make(request().setSummaryHtml("Only a teaser.").build(), null);
        Article cutOff =
                maker.make(request().setSummaryHtml(LONG + " Read more »").build(), null);

        // Then
        assertThat(whole.getBody()).isEqualTo(LONG.strip()).isEqualTo(whole.getSummary());
        assertThat(whole.getRepresentationType()).isEqualTo(RepresentationType.full);
        assertThat(teaser.getBody()).isNull();
        assertThat(teaser.getSummary()).isEqualTo("Only a teaser.");
        assertThat(teaser.getRepresentationType()).isEqualTo(RepresentationType.partial);
        assertThat(cutOff.getRepresentationType()).isEqualTo(RepresentationType.partial);
    }

    @Test
    void shouldReadEightyWordsOfContentAsAnArticleButNotAPicture() {
        // When
        Article flash = maker.make(
                request()
                        .setContentHtml("<p>" + LONG.substring(0, 330) + "</p>")
                        .build(),
                null);
        Article picture = maker.make(
                request()
                        .setContentHtml("<img src='a.jpg'/>")
                        .setSummaryHtml("A picture.")
                        .build(),
                null);
        Article chinese = maker.make(
                request()
                        .setContentHtml("<p>" + "议会周一开会讨论桥梁。".repeat(14) + "</p>")
                        .build(),
                null);

        // Then
        assertThat(flash.getRepresentationType()).isEqualTo(RepresentationType.full);
        assertThat(picture.getBody()).isNull();
        assertThat(picture.getRepresentationType()).isEqualTo(RepresentationType.partial);
        assertThat(chinese.getRepresentationType()).isEqualTo(RepresentationType.full);
    }

    @Test
    void shouldKeepTheIdOfTheFirstArticle() {
        // Given
        String first = ArticleId.of("https://paper.example/feed", "g-1");

        // When
        Article article = maker.make(request().build(), first);

        // Then
        assertThat(ArticleId.ofUri(article.getUri())).isEqualTo(first);
    }

    @Test
    void shouldMakeTheIdOfFeedAndGuidWithoutALink() {
        // When
        Article article = maker.make(request().setUrl(null).build(), null);

        // Then
        assertThat(ArticleId.ofUri(article.getUri())).isEqualTo(ArticleId.of("https://paper.example/feed", "g-1"));
        assertThat(article.getUrl()).isNull();
        assertThat(article.getSource().getDomain()).isEqualTo("paper.example");
    }

    @Test
    void shouldDropTheTextOfAWithdrawal() {
        // When
        Article article = maker.make(
                request().setContentHtml(LONG).setPubStatus(PubStatus.canceled).build(), null);

        // Then
        assertThat(article.getPubStatus()).isEqualTo(PubStatus.canceled);
        assertThat(article.getBody()).isNull();
    }

    @Test
    void shouldCutABodyThatIsTooLargeAndSaySo() {
        // When
        Article article = maker.make(
                request()
                        .setContentHtml("<p>" + LONG + "</p>" + ("<p>" + LONG + "</p>").repeat(1_000))
                        .build(),
                null);

        // Then
        assertThat(article.getBody().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512 << 10);
        assertThat(article.getRepresentationType()).isEqualTo(RepresentationType.partial);
        assertThat(article.getProblems()).containsExactly("body cut at 524288 bytes");
    }

    @Test
    void shouldRefuseAnEntryWithNothingInIt() {
        // Given
        PageRequest empty =
                request().setHeadline(" ").setUrl(null).setSummaryHtml("<br/>").build();

        // When, Then
        assertThatThrownBy(() -> maker.make(empty, null))
                .isInstanceOf(UnusableEntryException.class)
                .hasMessage("an entry with no headline, no text and no link");
    }
}
