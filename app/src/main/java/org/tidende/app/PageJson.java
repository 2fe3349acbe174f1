package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.tidende.ingest.page.ArticleExtractor;
import org.tidende.ingest.page.ExtractedArticle;

/** A page's article as JSON. */
final class PageJson implements BatchRun.Stage {
    private final ArticleExtractor extractor = new ArticleExtractor();

    @Override
    public void write(BatchRun.Input input, JsonGenerator json) throws IOException {
        ExtractedArticle article = extractor.extract(input.bytes(), input.contentType(), input.url());
        json.writeStringField("url", input.url());
        json.writeStringField("canonicalUrl", article.canonicalUrl());
        json.writeStringField("headline", article.headline());
        json.writeStringField("by", article.by());
        json.writeStringField("body", article.body());
        json.writeStringField("contentCreated", text(article.contentCreated()));
        json.writeStringField("contentCreatedFrom", article.contentCreatedFrom());
        json.writeStringField("contentModified", text(article.contentModified()));
        json.writeStringField("language", article.language());
        json.writeStringField("image", article.image());
        json.writeStringField("representationType", article.representationType());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
