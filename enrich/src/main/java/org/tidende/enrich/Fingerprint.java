package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.Sha256;

/**
 * Tells whether an article's words changed: SHA-256 of headline and body (else summary), in NFC, white space collapsed. Source,
 * by-line, keywords, dates and images don't count.
 */
final class Fingerprint {
    private Fingerprint() {}

    static Sha256 of(Article article) {
        String body = article.getBody();
        String summary = article.getSummary();
        String text = body != null && !body.isBlank() ? body : summary == null ? "" : summary;
        MessageDigest digest = DictionaryFiles.sha256();
        digest.update(collapsed(article.getHeadline()).getBytes(StandardCharsets.UTF_8));
        // A line feed can't stand in collapsed text: what moves from headline to body is a change.
        digest.update((byte) '\n');
        digest.update(collapsed(text).getBytes(StandardCharsets.UTF_8));
        return new Sha256(digest.digest());
    }

    private static String collapsed(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        boolean space = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = !out.isEmpty();
            } else {
                if (space) {
                    out.append(' ');
                    space = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }
}
