package org.tidende.embedded.junit;

/** How servers are spread over children. */
enum Layout {
    TOGETHER,
    APART,
    KAFKA_ONLY,
    OPENSEARCH_ONLY
}
