package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengePageTest {
    private static String service(Map<String, String> headers, String body) {
        return ChallengePage.service(headers::get, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "cf-mitigated, challenge, Cloudflare",
        "x-amzn-waf-action, captcha, AWS WAF",
        "x-amzn-waf-action, challenge, AWS WAF",
        "x-vercel-mitigated, challenge, Vercel"
    })
    void shouldKnowDocumentedHeaders(String header, String value, String service) {
        assertThat(service(Map.of(header, value), "")).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({
        "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'>, Cloudflare",
        "<script src='https://ct.captcha-delivery.com/c.js'>, DataDome",
        "Reference #18.x <a href='https://errors.edgesuite.net/18.x'>, Akamai",
        "<iframe src='/_Incapsula_Resource?x=1'>, Imperva",
        "<div id='px-captcha'>, PerimeterX",
        "<script id='anubis_challenge' type='application/json'>, Anubis"
    })
    void shouldKnowPagesByWhatTheyCarry(String mark, String service) {
        assertThat(service(Map.of(), "<!DOCTYPE html><html><body>" + mark)).isEqualTo(service);
        assertThat(service(Map.of("Content-Type", "text/html"), "\n" + mark)).isEqualTo(service);
    }

    @Test
    void shouldTakeNoFeedForAChallenge() {
        // Given
        String mark = "<description>How px-captcha and captcha-delivery.com work</description>";

        // When, Then
        assertThat(service(Map.of("Content-Type", "text/html"), "<rss><channel>" + mark))
                .isNull();
        assertThat(service(Map.of("Content-Type", "text/xml"), mark)).isNull();
        assertThat(service(Map.of("Content-Type", "text/html", "cf-mitigated", "no"), "<html>Not found"))
                .isNull();
    }
}
