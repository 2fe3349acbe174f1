package org.tidende.ingest.page;

import java.nio.charset.StandardCharsets;

/** Pages written for the tests: an article of three paragraphs, and what a site puts around it. */
final class TestPages {
    static final String FIRST =
            "The harbour board voted on Monday to rebuild the northern pier, which a storm damaged in March, "
                    + "and to pay for it out of the reserve that the town has kept since the ferry closed.";
    static final String SECOND =
            "Nobody on the board spoke against the plan, but two members asked for a new survey of the sea bed, "
                    + "because the last one, they said, was made before the dredging of the channel.";
    static final String THIRD =
            "Work is to begin in August. The contractor expects to need eleven weeks, and fishing boats will use "
                    + "the southern basin until then, with two more moorings for visitors.";
    static final String BODY = FIRST + "\n\n" + SECOND + "\n\n" + THIRD;
    static final String URL = "https://news.example.org/2024/05/13/pier";

    private static final String MENU =
            "<nav><ul><li><a href='/'>Front page</a></li><li><a href='/sea'>The sea, and all that is in it</a></li></ul></nav>";

    private TestPages() {}

    /** The article in an article element, with more in the head and before and behind its paragraphs. */
    static String page(String head, String before, String behind) {
        return "<!doctype html><html lang='en-GB'><head><title>Board votes to rebuild pier | The Example</title>" + head
                + "</head><body>" + MENU + "<main><article><h1>Board votes to rebuild pier</h1>" + before + paragraphs()
                + behind
                + "</article></main><footer><p>The Example, Harbour Street 1, is published every day but Sunday.</p></footer></body></html>";
    }

    static String paragraphs() {
        return "<p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD + "</p>";
    }

    static byte[] bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8);
    }

    static ExtractedArticle extract(String page) {
        return new ArticleExtractor().extract(bytes(page), "text/html; charset=utf-8", URL);
    }
}
