package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Whether a body is the whole article. It is partial when
 *
 * <ul>
 *   <li>there is none, or it had to be taken from the page's description;
 *   <li>the page or the body was cut for its size;
 *   <li>the page gives the article's number of words or its text as data, and the body has less than 60 % of that;
 *   <li>the page says that it isn't free to read (schema.org isAccessibleForFree, article:content_tier) and the body is shorter than
 *       1,500 characters;
 *   <li>it is shorter than 1,500 characters and ends in an ellipsis.
 * </ul>
 *
 * In all other cases it is taken as full: a page that hides the rest without saying so can't be told from a short article.
 */
final class Completeness {
    private static final double SHARE = 0.6;
    private static final int SHORT = 1_500;

    private Completeness() {}

    static boolean isFull(
            String body,
            boolean described,
            boolean cut,
            ObjectNode article,
            MetaTags meta,
            String articleBody,
            List<String> problems) {
        if (body.isEmpty() || described || cut) {
            return false;
        }
        if (articleBody.length() * SHARE > body.length()) {
            return false;
        }
        int words = article == null || article.get("wordCount") == null
                ? 0
                : article.get("wordCount").asInt(0);
        if (words > 50 && words < 200_000 && body.split("\\s+").length < words * SHARE) {
            problems.add("body has fewer words than the page says");
            return false;
        }
        boolean isShort = body.length() < SHORT;
        if (isShort && isLocked(article, meta)) {
            problems.add("not free to read");
            return false;
        }
        return !(isShort
                && (body.endsWith("\u2026")
                        || body.endsWith("...")
                        || body.endsWith("[\u2026]")
                        || body.endsWith("[...]")));
    }

    private static boolean isLocked(ObjectNode article, MetaTags meta) {
        if (article != null && article.get("isAccessibleForFree") != null) {
            return article.get("isAccessibleForFree").asText().equalsIgnoreCase("false");
        }
        String tier = meta.first("article:content_tier");
        return tier != null && !tier.equalsIgnoreCase("free");
    }
}
