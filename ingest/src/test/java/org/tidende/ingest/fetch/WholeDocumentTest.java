package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeDocumentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <rss><a/></rss>                             | true
                    <rss><a/></rss>\\n                         | true
                    <?xml version="1.0"?><!-- <a> --><rss></rss> | true
                    <!DOCTYPE html><html></html>                | true
                    <rdf:RDF><x/></rdf:RDF>                     | true
                    <rss><a/>                                   | false
                    <rss><a></a>                                | false
                    <rss></rs                                   | false
                    <?xml version="1.0"?>                       | false
                    {"items": []}                               | true
                    {"items": [                                 | false
                    text                                        | false
                    <                                           | false
                    <!--                                        | false
                    """)
    void shouldTellByTheEnd(String body, boolean whole) {
        assertThat(WholeDocument.isWhole(body.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(whole);
    }
}
