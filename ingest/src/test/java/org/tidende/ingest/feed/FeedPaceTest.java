package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPaceTest {
    private static FeedPace pace(String channel) {
        String document = "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
                + "<title>A</title>" + channel + "<item><title>1</title></item></channel></rss>";
        return new FeedParser()
                .parse(document.getBytes(StandardCharsets.UTF_8), null, null)
                .pace();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<ttl>60</ttl> | PT1H",
                "<ttl> 15.5 </ttl> | PT15M",
                "<ttl>0</ttl> | -",
                "<ttl>soon</ttl> | -",
                "<ttl>999999999999</ttl> | -",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency> | PT15M",
                "<sy:updatePeriod> Hourly </sy:updatePeriod> | PT1H",
                "<sy:updateFrequency>2</sy:updateFrequency> | PT12H",
                "<sy:updatePeriod/><sy:updateFrequency/> | -",
                "<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod> | PT1H",
                "<ttl>90</ttl><sy:updatePeriod>hourly</sy:updatePeriod> | PT90M",
                "<ttl>525600</ttl> | P365D",
                "- | -"
            })
    void shouldReadHowOftenAFeedWantsToBePolled(String channel, Duration interval) {
        assertThat(pace(channel == null ? "" : channel).interval()).isEqualTo(interval);
    }

    @Test
    void shouldReadHoursAndDaysToSkip() {
        // When
        FeedPace pace = pace("<skipHours><hour>0</hour><hour>7</hour><hour>24</hour><hour>99</hour></skipHours>"
                + "<skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>");

        // Then
        assertThat(pace.skipHours()).isEqualTo(1 | 1 << 7);
        assertThat(pace.skipDays()).isEqualTo(1 | 1 << 6);
    }

    @Test
    void shouldNotBelieveAFeedThatSkipsEverything() {
        // Given
        StringBuilder all = new StringBuilder("<skipHours>");
        for (int hour = 0; hour < 24; hour++) {
            all.append("<hour>").append(hour).append("</hour>");
        }

        // When, Then
        assertThat(pace(all + "</skipHours>").skipHours()).isZero();
    }
}
