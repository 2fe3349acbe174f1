package org.tidende.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    /** From Python: {@code uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/feed\nitem-7")}. */
    @Test
    void shouldNameAnEntryWithoutLinkByFeedAndGuid() {
        assertThat(ArticleId.of("https://example.org/feed", "item-7"))
                .isEqualTo("576ed960-b67a-50b9-91b9-a45692746e1e");
    }

    @Test
    void shouldReadItsOwnUri() {
        String id = ArticleId.of("https://example.org/feed", "item-7");

        assertThat(ArticleId.ofUri(ArticleId.uri(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:uuid:",
                "59f6ec2c-38a0-50e4-bf77-bcdaf45481da",
                "urn:uuid:59F6EC2C-38A0-50E4-BF77-BCDAF45481DA"
            })
    void shouldRefuseWhatIsNoArticleUri(String uri) {
        assertThatThrownBy(() -> ArticleId.ofUri(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepADomainOnOnePartition() {
        int partition = FeedPartitioner.partition("https://www.example.org/rss/a.xml", 12);

        assertThat(FeedPartitioner.partition("http://blog.example.org:8080/b", 12))
                .isEqualTo(partition);
        assertThat(FeedPartitioner.partitionOfDomain("example.org", 12)).isEqualTo(partition);
        // A record keyed by the domain goes there without any partitioner of ours.
        assertThat(BuiltInPartitioner.partitionForKey("example.org".getBytes(), 12))
                .isEqualTo(partition);
    }

    @Test
    void shouldPlaceWhatIsNoAddress() {
        assertThat(FeedPartitioner.partition("not an address", 12)).isBetween(0, 11);
    }
}
