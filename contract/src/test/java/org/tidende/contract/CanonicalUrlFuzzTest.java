package org.tidende.contract;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Addresses of any letters: refused, or with forms that whoever reads them again comes to again. */
class CanonicalUrlFuzzTest {
    /** Characters that one may become: three bytes of UTF-8, each in three signs; or the letters of a host in Punycode. */
    private static final int MOST_GROWTH = 9;

    @FuzzTest(maxDuration = "15m")
    @DictionaryFile(resourcePath = "urls.dict")
    void shouldReadAnyText(byte[] bytes) throws Exception {
        FuzzCorpus.inTime(() -> read(bytes));
    }

    private void read(byte[] bytes) {
        // Given
        String text = new String(bytes, StandardCharsets.UTF_8);

        // When
        Optional<CanonicalUrl> url = CanonicalUrl.parse(text);

        // Then
        url.ifPresent(read -> shouldBeStable(read, text.length()));
    }

    private static void shouldBeStable(CanonicalUrl read, int length) {
        again(read.address(), CanonicalUrl::address, read.address());
        again(read.canonical(), CanonicalUrl::canonical, read.canonical());
        again(read.canonical(), CanonicalUrl::identity, read.identity());
        again(read.canonical(), CanonicalUrl::equivalence, read.equivalence());
        again(read.identity(), CanonicalUrl::identity, read.identity());
        again(read.equivalence(), CanonicalUrl::equivalence, read.equivalence());
        require(ArticleId.of(read).length() == 36, "an id of another length");
        require(read.host().endsWith(read.domain()), "a domain that is not the host's");
        for (String form : new String[] {read.address(), read.canonical(), read.identity(), read.equivalence()}) {
            require(form.chars().allMatch(c -> c > ' ' && c < 0x7F), "a form that is not ASCII: " + form);
            require(form.length() <= MOST_GROWTH * length + 20, "a form that grew: " + form);
        }
    }

    /** Only what is longer than an address may be is refused. */
    private static void again(String form, Function<CanonicalUrl, String> as, String expected) {
        Optional<CanonicalUrl> read = CanonicalUrl.parse(form);
        require(read.isPresent() || form.length() > CanonicalUrl.MAX_LENGTH, "refused when it is read again: " + form);
        read.map(as)
                .ifPresent(found -> require(found.equals(expected), form + " became " + found + ", not " + expected));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Test
    void shouldHoldForWhatWasFound() throws Exception {
        FuzzCorpus.run(CanonicalUrlFuzzTest.class, "shouldReadAnyText", this::read);
    }
}
