package org.tidende.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.Records;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.AltId;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Source;
import org.tidende.ingest.page.HtmlText;

/**
 * Makes an article of what a feed carries. Pure.
 *
 * <p>The body is the text of the entry's content, or of its description where that is longer and long enough to be an article.
 * It counts as the whole article when it has {@link #FULL_CONTENT} characters from the content, {@link #FULL_DESCRIPTION} from the
 * description, and doesn't end as teasers do. A character of a script without spaces counts twice.
 */
final class ArticleMaker {
    /** Two or three sentences: a flash of an agency is an article. */
    static final int FULL_CONTENT = 280;

    /** A description is mostly a teaser: it must be longer to be an article. */
    static final int FULL_DESCRIPTION = 600;

    private static final List<String> TEASER_ENDS = List.of(
            "...",
            "\u2026",
            "[...]",
            "[\u2026]",
            "(...)",
            "(\u2026)",
            "read more",
            "continue reading",
            "l\u00e6s mere",
            "weiterlesen",
            "lire la suite",
            "l\u00e4s mer",
            "leer m\u00e1s",
            "leggi tutto",
            "lees verder",
            "les mer",
            "\u0447\u0438\u0442\u0430\u0442\u044c \u0434\u0430\u043b\u0435\u0435");
    private static final int TEASER_TAIL = 40;

    ArticleMaker() {
        Records.trust();
    }

    /**
     * The article of a request.
     *
     * @param knownId id that its first article got; null when this is the first
     * @throws UnusableEntryException when there is nothing to make an article of
     */
    Article make(PageRequest request, String knownId) {
        Optional<CanonicalUrl> url = request.getUrl() == null ? Optional.empty() : CanonicalUrl.parse(request.getUrl());
        List<String> problems = new ArrayList<>(request.getProblems());
        boolean canceled = request.getPubStatus() == PubStatus.canceled;
        String content = text(request.getContentHtml());
        String summary = text(request.getSummaryHtml());
        Body body = canceled ? Body.NONE : body(content, summary, problems);
        if (request.getHeadline().isBlank() && body.text == null && summary.isEmpty() && url.isEmpty()) {
            throw new UnusableEntryException("an entry with no headline, no text and no link");
        }
        String shortSummary = canceled || summary.isEmpty() ? null : Sizes.codePoints(summary, Sizes.SUMMARY);
        return Article.newBuilder()
                .setUri(ArticleId.uri(knownId != null ? knownId : id(request, url)))
                .setCanonicalVersion(CanonicalUrl.VERSION)
                .setRepresentationType(body.full ? RepresentationType.full : RepresentationType.partial)
                .setPubStatus(request.getPubStatus())
                .setUrl(url.map(CanonicalUrl::canonical).orElse(null))
                .setAltIds(altIds(request, url))
                .setHeadline(Sizes.codePoints(request.getHeadline().strip(), Sizes.HEADLINE))
                .setSummary(shortSummary)
                .setBody(body.text)
                .setLanguage(request.getLanguage())
                .setBy(request.getBy())
                .setKeywords(Sizes.items(request.getKeywords(), Sizes.LIST))
                .setContentCreated(request.getContentCreated())
                .setContentModified(request.getContentModified())
                .setVersionCreated(request.getCollected())
                .setSource(source(request, url))
                .setCopyrightHolder(request.getCopyrightHolder())
                .setRenditions(Sizes.items(request.getRenditions(), Sizes.LIST))
                .setProblems(Sizes.items(problems, Sizes.LIST))
                .build();
    }

    private record Body(String text, boolean full) {
        static final Body NONE = new Body(null, false);
    }

    private static Body body(String content, String summary, List<String> problems) {
        boolean description = weight(summary) >= FULL_DESCRIPTION && weight(summary) > weight(content);
        String text = description ? summary : content;
        if (text.isEmpty()) {
            return Body.NONE;
        }
        String fitting = Sizes.utf8(text, Sizes.BODY_BYTES);
        boolean cut = fitting.length() < text.length();
        if (cut) {
            problems.add("body cut at " + Sizes.BODY_BYTES + " bytes");
        }
        boolean whole = problems.stream().noneMatch(problem -> problem.contains(" cut at "));
        int wanted = description ? FULL_DESCRIPTION : FULL_CONTENT;
        return new Body(fitting, whole && weight(fitting) >= wanted && !endsAsTeaser(fitting));
    }

    private static boolean endsAsTeaser(String text) {
        String tail = text.substring(Math.max(0, text.length() - TEASER_TAIL)).toLowerCase(Locale.ROOT);
        // Arrows and the like may follow the words.
        int end = tail.length();
        while (end > 0 && " \u00bb\u203a>\u2192".indexOf(tail.charAt(end - 1)) >= 0) {
            end--;
        }
        String words = tail.substring(0, end);
        return TEASER_ENDS.stream().anyMatch(words::endsWith);
    }

    /** Characters, those of scripts without spaces twice. */
    private static int weight(String text) {
        int weight = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x2E80 && c <= 0xD7A3 || c >= 0x0E00 && c <= 0x0EFF || c >= 0xF900 && c <= 0xFAFF) {
                weight++;
            }
        }
        return weight;
    }

    private static String text(String html) {
        return html == null ? "" : HtmlText.paragraphs(html);
    }

    private static String id(PageRequest request, Optional<CanonicalUrl> url) {
        return url.map(ArticleId::of)
                .orElseGet(() -> ArticleId.of(
                        request.getSource().getUri(),
                        request.getGuid() != null ? request.getGuid() : request.getEntryId()));
    }

    private static List<AltId> altIds(PageRequest request, Optional<CanonicalUrl> url) {
        List<AltId> ids = new ArrayList<>(3);
        if (request.getGuid() != null) {
            ids.add(new AltId("guid", request.getGuid()));
        }
        if (request.getUrl() != null) {
            ids.add(new AltId("link", request.getUrl()));
        }
        url.ifPresent(link -> ids.add(new AltId("equivalent", link.equivalence())));
        return ids;
    }

    private static Source source(PageRequest request, Optional<CanonicalUrl> url) {
        String domain = url.map(CanonicalUrl::domain)
                .orElseGet(() -> FeedPartitioner.domain(request.getSource().getUri()));
        return Source.newBuilder(request.getSource()).setDomain(domain).build();
    }
}
