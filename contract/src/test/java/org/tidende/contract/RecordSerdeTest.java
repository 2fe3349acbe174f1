package org.tidende.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;

class RecordSerdeTest {
    private final RecordSerde<Feed> feeds = RecordSerde.of(Feed.class);
    private final Feed feed = Feed.newBuilder()
            .setUri("https://example.org/feed")
            .setTitle("Bølgen på 波")
            .setGroups(List.of("Norden/Danmark"))
            .setAdded(Instant.parse("2026-01-02T03:04:05.678Z"))
            .build();

    @BeforeAll
    static void trust() {
        Records.trust();
    }

    @Test
    void shouldReadWhatItWrote() {
        byte[] bytes = feeds.serializer().serialize("news.feeds", feed);

        assertThat(feeds.deserializer().deserialize("news.feeds", bytes)).isEqualTo(feed);
    }

    @Test
    void shouldFrameWithThePinnedId() {
        ByteBuffer bytes = ByteBuffer.wrap(feeds.write("news.feeds", feed));

        assertThat(bytes.get()).isZero();
        assertThat(bytes.getInt())
                .isEqualTo(PinnedSchemas.load()
                        .newest(Feed.class.getName())
                        .orElseThrow()
                        .id());
    }

    @Test
    void shouldKeepATombstone() {
        assertThat(feeds.serializer().serialize("news.feeds", null)).isNull();
        assertThat(feeds.deserializer().deserialize("news.feeds", null)).isNull();
    }

    @Test
    void shouldSayWhenItIsNotFramed() {
        assertThatThrownBy(() -> feeds.read("news.feeds", "{\"uri\":1}".getBytes()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("news.feeds")
                .hasMessageContaining("0x7b");
        assertThatThrownBy(() -> feeds.read("news.feeds", new byte[0])).isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldSayWhenTheSchemaIsNewer() {
        byte[] bytes = feeds.write("news.feeds", feed);
        ByteBuffer.wrap(bytes).putInt(1, PinnedSchemas.END_ID - 1);

        assertThatThrownBy(() -> feeds.read("news.feeds", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage(
                        "a record in news.feeds has a newer schema than this version knows (id 0x5444ffff): update Tidende here, then try it again");
    }

    @Test
    void shouldSayWhenTheSchemaIsSomebodyElses() {
        byte[] bytes = feeds.write("news.feeds", feed);
        ByteBuffer.wrap(bytes).putInt(1, 7);

        assertThatThrownBy(() -> feeds.read("news.feeds", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage("a record in news.feeds has an unknown schema id 0x00000007, which is none of Tidende's");
    }

    @Test
    void shouldRefuseAnotherRecord() {
        byte[] state = RecordSerde.of(FeedState.class)
                .write(
                        "news.feed.states",
                        FeedState.newBuilder()
                                .setUri("https://example.org/feed")
                                .build());

        assertThatThrownBy(() -> feeds.read("news.feeds", state))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("FeedState");
    }

    /** Whatever stands in a topic, the reader says so in one kind of error. */
    @Test
    void shouldTakeAnyDamage() {
        // Given
        byte[] good = feeds.write("news.feeds", feed);
        Random random = new Random(11);

        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, 6 + random.nextInt(good.length));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bad[5 + random.nextInt(bad.length - 5)] = (byte) random.nextInt();
            }

            // When, Then
            try {
                feeds.read("news.feeds", bad);
            } catch (SerializationException expected) {
                assertThat(expected).hasMessageContaining("news.feeds");
            }
        }
    }

    @Test
    void shouldSayWhichFieldIsMissing() {
        assertThatThrownBy(() -> feeds.write("news.feeds", new Feed()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("news.feeds");
    }
}
