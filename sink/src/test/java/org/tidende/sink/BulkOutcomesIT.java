package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.embedded.junit.EmbeddedExtension;

/** What a real node says, in status and error type: the pairs that {@code outcomes.csv} calls seen. */
class BulkOutcomesIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    private static OpenSearchClient client;

    @BeforeAll
    static void indices() throws Exception {
        client = new OpenSearchClient(OpenSearchConfig.of(TestIndex.of(SERVERS)));
        for (String index : List.of("outcomes-open", "outcomes-closed", "outcomes-blocked", "outcomes-flooded")) {
            put(
                    "/" + index,
                    "{\"mappings\": {\"dynamic\": \"strict\", \"properties\": {"
                            + "\"a\": {\"type\": \"keyword\"}, \"d\": {\"type\": \"date\"}}}}");
        }
        assertThat(client.post("/outcomes-closed/_close", new byte[0]).ok()).isTrue();
        put("/outcomes-blocked/_settings", "{\"index.blocks.write\": true}");
        // What the node itself sets when the disk is at the flood-stage watermark.
        put("/outcomes-flooded/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
        assertThat(bulk("outcomes-open", "there", 5, "{\"a\": \"b\"}").status()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @ParameterizedTest(name = "{0} {3}: {4} {5}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "open; new; 5; {\"a\": \"b\"}; 201; -; Indexed",
                "open; there; 5; {\"a\": \"b\"}; 200; -; Indexed",
                "open; there; 4; {\"a\": \"b\"}; 409; version_conflict_engine_exception; Superseded",
                "missing; x; 5; {\"a\": \"b\"}; 404; index_not_found_exception; IndexMissing",
                "closed; x; 5; {\"a\": \"b\"}; 400; index_closed_exception; Operational",
                "blocked; x; 5; {\"a\": \"b\"}; 403; cluster_block_exception; Operational",
                "flooded; x; 5; {\"a\": \"b\"}; 429; cluster_block_exception; Operational",
                "open; x; 5; {\"d\": \"b\"}; 400; mapper_parsing_exception; Poison",
                "open; x; 5; {\"a\": \"b\"; 400; mapper_parsing_exception; Poison",
                "open; x; 5; {\"z\": \"b\"}; 400; strict_dynamic_mapping_exception; Poison",
                "open; x; 5; {\"a\": \"IMMENSE\"}; 400; illegal_argument_exception; Poison",
            })
    void shouldAnswer(String index, String id, long version, String document, int status, String type, String outcome)
            throws Exception {
        // When
        IndexAnswer answer = bulk("outcomes-" + index, id, version, document.replace("IMMENSE", "x".repeat(40_000)));

        // Then
        assertThat(answer.status()).isEqualTo(200);
        var item = answer.json().path("items").path(0).path("index");
        assertThat(item.path("status").asInt()).isEqualTo(status);
        assertThat(item.path("error").path("type").asText(null)).isEqualTo(type);
        assertThat(HttpBulkTransport.outcomes(answer.body(), 1))
                .singleElement()
                .extracting(judged -> judged.getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    /** The whole request, though one id is at fault. */
    @Test
    void shouldRefuseARequestForOneLongId() throws Exception {
        // When
        IndexAnswer answer = bulk("outcomes-open", "i".repeat(513), 5, "{\"a\": \"b\"}");

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("action_request_validation_exception");
    }

    private static IndexAnswer bulk(String index, String id, long version, String document) throws Exception {
        String action = "{\"index\": {\"_index\": \"" + index + "\", \"_id\": \"" + id + "\", \"version\": \"" + version
                + "\", \"version_type\": \"external_gte\"}}\n";
        return client.post("/_bulk", (action + document + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void put(String path, String json) throws Exception {
        IndexAnswer answer = client.put(path, json.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.ok()).as(answer.describe()).isTrue();
    }
}
