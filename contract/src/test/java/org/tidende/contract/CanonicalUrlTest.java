package org.tidende.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "canonical-url-golden.tsv",
            delimiter = '\t',
            quoteCharacter = '\u0007',
            ignoreLeadingAndTrailingWhitespace = false)
    void shouldKeepTheGoldenFile(
            String input, String address, String canonical, String identity, String equivalence, String id) {
        Optional<CanonicalUrl> url = CanonicalUrl.parse(input.replace("\\n", "\n"));

        assertThat(url.map(CanonicalUrl::address).orElse("-")).isEqualTo(address);
        assertThat(url.map(CanonicalUrl::canonical).orElse("-")).isEqualTo(canonical);
        assertThat(url.map(CanonicalUrl::identity).orElse("-")).isEqualTo(identity);
        assertThat(url.map(CanonicalUrl::equivalence).orElse("-")).isEqualTo(equivalence);
        assertThat(url.map(ArticleId::of).orElse("-")).isEqualTo(id);
    }

    /** Whoever reads a form of ours again must come to the same one: ids are made on many nodes, of links seen many ways. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "canonical-url-golden.tsv",
            delimiter = '\t',
            quoteCharacter = '\u0007',
            ignoreLeadingAndTrailingWhitespace = false)
    void shouldBeStable(String input, String address, String canonical, String identity) {
        if (identity.equals("-")) {
            return;
        }
        for (String form : new String[] {canonical, identity}) {
            assertThat(CanonicalUrl.parse(form)).map(CanonicalUrl::identity).hasValue(identity);
        }
        assertThat(CanonicalUrl.parse(address)).map(CanonicalUrl::address).hasValue(address);
    }

    @Test
    void shouldTakeAnyTextWithoutAnError() {
        // Given
        Random random = new Random(7);
        String alphabet = "ahtps:/?#[]@!$&'()*+,;=%2F. \u00e6\u0000\ud800\u4e2d\\<>\"{}|^`~-_0123456789";

        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "http://");
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            // When
            Optional<CanonicalUrl> url = CanonicalUrl.parse(text.toString());

            // Then
            url.ifPresent(read -> assertThat(CanonicalUrl.parse(read.canonical()))
                    .as("again: %s", text)
                    .map(CanonicalUrl::identity)
                    .hasValue(read.identity()));
        }
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThat(CanonicalUrl.parse("https://example.org/" + "a".repeat(CanonicalUrl.MAX_LENGTH)))
                .isEmpty();
        assertThat(CanonicalUrl.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.bbc.co.uk/a, bbc.co.uk",
        "https://www.dr.dk/a, dr.dk",
        "https://someone.github.io/a, someone.github.io",
        "http://127.0.0.1:80/a, 127.0.0.1",
        "http://localhost/a, localhost",
        "https://[::1]/a, [::1]",
        "https://co.uk/a, co.uk",
    })
    void shouldKnowTheRegistrableDomain(String url, String domain) {
        assertThat(CanonicalUrl.parse(url).orElseThrow().domain()).isEqualTo(domain);
    }
}
