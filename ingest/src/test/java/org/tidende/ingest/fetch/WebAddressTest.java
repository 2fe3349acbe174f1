package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0X7F.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://256.0.0.1/",
                "http://1.2.3.4.5/",
                "http://a.example.0x/",
                "http://[::1%25eth0]/",
                "http://a.example:22/",
                "https://a.example:6667/",
                "ftp://a.example/",
                "file:///etc/passwd",
                "//a.example/",
                "http://",
                "",
                "javascript:alert(1)",
                "http://a b.example/"
            })
    void shouldRefuse(String address) {
        assertThatThrownBy(() -> WebAddress.parse(address, 4_000)).isInstanceOf(WebAddress.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example, http://a.example/",
        "https://user:secret@a.example/x#part, https://a.example/x",
        "http://A.Example:8080/x, http://a.example:8080/x",
        "http://1.2.3.4/, http://1.2.3.4/",
        "http://4ad.example/, http://4ad.example/",
        "http://a.example.0xyz/, http://a.example.0xyz/",
        "http://[2606:4700::1]/, http://[2606:4700::1]/",
        "'  https://a.example/  ', https://a.example/",
    })
    void shouldTake(String address, String expected) throws WebAddress.Refused {
        assertThat(WebAddress.parse(address, 4_000).toString()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThatThrownBy(() -> WebAddress.parse("http://a.example/" + "x".repeat(100), 100))
                .hasMessage("longer than 100 characters");
        // Each of these becomes nine characters.
        assertThatThrownBy(() -> WebAddress.parse("http://a.example/" + "\u20ac".repeat(50), 100))
                .hasMessage("longer than 100 characters");
    }
}
